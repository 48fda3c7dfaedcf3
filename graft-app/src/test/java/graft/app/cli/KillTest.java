package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Kill -9 loses nothing that was done: the same command goes on and ends as if undisturbed. */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  private static final int KILLED = 128 + 9;
  private static final String GOING_ON = "Going on with the unfinished run in ";

  @TempDir Path dir;

  private Path run(int number) {
    return dir.resolve("runs/leaves-" + number);
  }

  /** Starts the command, waits until it has said these things, and kills it. */
  private Shell killAfter(Object[] words, String... said) {
    try (ChildGraft graft = ChildGraft.start(dir, words)) {
      List.of(said).forEach(graft::awaitErr);
      Shell shell = graft.kill().end();
      assertThat(shell.exit()).as(shell.err()).isEqualTo(KILLED);
      return shell;
    }
  }

  @Test
  void killed_in_every_stage_it_goes_on_and_ends_with_the_result_of_an_undisturbed_run()
      throws IOException {
    killAfter(LongTune.words(), "Photos: ");
    assertThat(run(1)).doesNotExist();

    killAfter(LongTune.words(), "Writing to runs/leaves-1", "The article's start");
    assertThat(LongTune.files(run(1)))
        .contains("study.db")
        .allMatch(name -> name.startsWith("study.db") || name.startsWith(".graft.lock"));

    killAfter(LongTune.words(), GOING_ON + "runs/leaves-1", "Searched around the best");
    assertThat(LongTune.files(run(1)))
        .allMatch(name -> name.startsWith("study.db") || name.startsWith(".graft.lock"));

    killAfter(LongTune.words(), GOING_ON + "runs/leaves-1", "Compared the best");
    assertThat(LongTune.files(run(1))).doesNotContain("result.json");

    Shell shell = ChildGraft.start(dir, LongTune.words()).end();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains(GOING_ON + "runs/leaves-1");
    LongTune.assertUndisturbed(run(1));
  }

  @Test
  void fresh_starts_anew_and_later_the_newest_unfinished_run_goes_on() {
    LongTune.warm(dir);
    killAfter(LongTune.words(), "Writing to runs/leaves-1", "The article's start");

    killAfter(LongTune.words("--fresh"), "Writing to runs/leaves-2", "The article's start");

    Shell third = killAfter(LongTune.words(), GOING_ON);
    assertThat(third.err()).contains(GOING_ON + "runs/leaves-2");
  }

  @Test
  void another_setting_does_not_go_on_with_an_unfinished_run() {
    LongTune.warm(dir);
    killAfter(LongTune.words(), "Writing to runs/leaves-1", "The article's start");

    killAfter(LongTune.words("--seed", 1), "Writing to runs/leaves-2");
  }

  @Test
  void what_a_killed_run_was_writing_is_not_taken_for_foreign_files() throws IOException {
    Path run = dir.resolve("run");
    List<String> words = Shell.quickTune(Leaves.folder(), run, dir.resolve("cache"));
    assertThat(Shell.run(words).exit()).isEqualTo(Graft.DONE);
    Files.delete(run.resolve("result.json"));
    for (String half :
        List.of(
            ".model.onnx.part",
            ".predictions.csv.half",
            ".report.html.half",
            ".result.json.half",
            ".graft.probe")) {
      Files.writeString(run.resolve(half), "half of it");
    }

    Shell shell = Shell.run(words);

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains(GOING_ON + run);
    assertThat(LongTune.files(run)).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void a_study_that_was_killed_before_it_began_is_begun() throws IOException {
    Path run = Files.createDirectory(dir.resolve("run"));
    Files.createFile(run.resolve("study.db"));

    Shell shell = Shell.run(Shell.quickTune(Leaves.folder(), run, dir.resolve("cache")));

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
  }
}
