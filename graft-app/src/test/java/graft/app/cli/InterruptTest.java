package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Ctrl-C in each stage of a run: it ends with what there is, and the same command goes on. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptTest {
  private static final String ONCE = "Ctrl-C again stops at once";
  private static final String GOES_ON = "goes on where it was";
  private static final String START = "The article's start";
  private static final String SEARCHED = "Searched around the best";

  @TempDir Path dir;

  private Path run() {
    return dir.resolve("runs/leaves-1");
  }

  /** Starts the command, waits until it has said this, and presses Ctrl-C. */
  private Shell interruptAfter(Object[] words, String said) {
    try (ChildGraft graft = ChildGraft.start(dir, words)) {
      Shell shell = graft.awaitErr(said).interrupt().end();
      assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.INTERRUPTED);
      assertThat(shell.err()).contains(ONCE, GOES_ON).doesNotContain("\tat ");
      return shell;
    }
  }

  @Test
  void while_the_program_starts_nothing_is_made() {
    try (ChildGraft graft = ChildGraft.startTelling(dir, LongTune.words())) {
      Shell shell = graft.awaitErr(Graft.class.getName() + " ").interrupt().end();
      assertThat(shell.exit()).isEqualTo(Graft.INTERRUPTED);
      assertThat(shell.err()).doesNotContain("\tat ");
    }
    assertThat(run()).doesNotExist();
  }

  @Test
  void while_features_are_computed_those_that_are_done_are_used_again() {
    Shell shell = interruptAfter(LongTune.words(), "Photos: ");
    assertThat(shell.out()).isEmpty();
    assertThat(run()).doesNotExist();

    assertThat(Recomputed.photos(dir.resolve("cache"), dir.resolve("run"))).isBetween(1, 79);
  }

  @Test
  void while_trials_are_tuned_it_leaves_the_best_so_far_and_goes_on_to_the_same_end()
      throws IOException {
    LongTune.warm(dir);
    Shell shell = interruptAfter(LongTune.words(), START);
    assertThat(shell.out()).contains("Model: runs/leaves-1/model.onnx").doesNotContain("Test: ");
    assertUnfinished();
    Shell predicted =
        Shell.graft("predict", run().resolve("model.onnx"), Leaves.folder().resolve("oak"));
    assertThat(predicted.exit()).as(predicted.err()).isEqualTo(Graft.DONE);

    interruptAfter(LongTune.words(), SEARCHED); // which compares the best over folds
    assertUnfinished();

    Shell last = ChildGraft.start(dir, LongTune.words()).end();
    assertThat(last.exit()).as(last.err()).isEqualTo(Graft.DONE);
    assertThat(last.err()).contains("Going on with the unfinished run in runs/leaves-1");
    LongTune.assertUndisturbed(run()); // its testLooks too: an interrupted run takes no look
  }

  private void assertUnfinished() throws IOException {
    JsonNode result = LongTune.result(run());
    assertThat(result.path("finished").asBoolean(true)).isFalse();
    assertThat(result.path("test").isNull()).isTrue();
    assertThat(result.path("split").path("testLooks").asInt()).isZero();
    assertThat(LongTune.files(run())).contains("model.onnx", "predictions.csv", "report.html");
  }

  @Test
  void without_a_test_part_it_is_unfinished_all_the_same() throws IOException {
    LongTune.warm(dir);
    interruptAfter(LongTune.words("--test", 0), START);

    assertUnfinished();
    try (ChildGraft graft = ChildGraft.start(dir, LongTune.words("--test", 0))) {
      graft.awaitErr("Going on with the unfinished run in runs/leaves-1").kill().end();
    }
  }

  @Test
  void who_started_anew_is_told_not_to_do_so_again() {
    Shell early =
        ChildGraft.start(dir, LongTune.words("--fresh")).awaitErr("Photos: ").interrupt().end();
    assertThat(early.err()).contains("the same command without --fresh goes on");

    Shell later =
        ChildGraft.start(dir, LongTune.words("--out", "run", "--overwrite"))
            .awaitErr(START)
            .interrupt()
            .end();
    assertThat(later.err()).contains("the same command without --overwrite goes on");
    assertThat(later.exit()).isEqualTo(Graft.INTERRUPTED);
  }

  @Test
  void pressed_twice_it_ends_at_once() throws IOException {
    LongTune.warm(dir);
    try (ChildGraft graft = ChildGraft.start(dir, LongTune.words())) {
      Shell shell = graft.awaitErr(START).interrupt().awaitErr(ONCE).interrupt().end();
      assertThat(shell.exit()).isEqualTo(Graft.INTERRUPTED);
      assertThat(shell.out()).isEmpty();
      assertThat(shell.err()).doesNotContain("\tat ", GOES_ON);
    }
    assertThat(LongTune.files(run())).doesNotContain("result.json");
  }
}
