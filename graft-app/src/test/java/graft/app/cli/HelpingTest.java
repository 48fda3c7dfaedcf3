package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The same command in several processes at once: they do one run together. */
@Execution(ExecutionMode.CONCURRENT)
class HelpingTest {
  private static final String HELPING =
      "Helping with the run in runs/leaves-1; other processes at work on it: 1";

  @TempDir Path dir;

  private Path run() {
    return dir.resolve("runs/leaves-1");
  }

  private ChildGraft start(String said) {
    return ChildGraft.start(dir, LongTune.words()).awaitErr(said);
  }

  @Test
  void two_tell_the_same_end_which_is_that_of_one_alone() throws IOException {
    LongTune.warm(dir);
    try (ChildGraft first = start("Writing to runs/leaves-1");
        ChildGraft second = start(HELPING)) {
      Shell one = first.end();
      Shell other = second.end();

      assertThat(one.exit()).as(one.err()).isEqualTo(Graft.DONE);
      assertThat(other.exit()).as(other.err()).isEqualTo(Graft.DONE);
      assertThat(other.out()).isEqualTo(one.out()).contains("Model: runs/leaves-1/model.onnx");
    }
    LongTune.assertUndisturbed(run());
  }

  @Test
  void one_goes_on_when_the_other_is_killed() throws IOException {
    LongTune.warm(dir);
    try (ChildGraft first = start("Writing to runs/leaves-1");
        ChildGraft second = start(HELPING)) {
      second.awaitErr("The article's start");
      first.kill().end();
      Shell left = second.end();
      assertThat(left.exit()).as(left.err()).isEqualTo(Graft.DONE);
    }
    LongTune.assertUndisturbed(run());
  }

  @Test
  void one_goes_on_when_the_other_is_interrupted_which_writes_nothing() throws IOException {
    LongTune.warm(dir);
    try (ChildGraft first = start("Writing to runs/leaves-1");
        ChildGraft second = start(HELPING)) {
      Shell left = second.awaitErr("The article's start").interrupt().end();
      assertThat(left.exit()).as(left.err()).isEqualTo(Graft.INTERRUPTED);
      assertThat(left.out()).isEmpty();
      assertThat(left.err()).contains("the same command goes on").doesNotContain("\tat ");

      Shell one = first.end();
      assertThat(one.exit()).as(one.err()).isEqualTo(Graft.DONE);
    }
    LongTune.assertUndisturbed(run());
  }
}
