package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs of the same photos that work at the same time, as a loop in a shell starts them. */
@Execution(ExecutionMode.CONCURRENT)
class SideBySideTest {
  private static final int RUNS = 3;

  @TempDir Path dir;

  @Test
  void each_has_its_own_folder_and_all_share_the_cache() throws IOException {
    LongTune.warm(dir);
    List<ChildGraft> children = new ArrayList<>();
    for (int seed = 0; seed < RUNS; seed++) {
      children.add(ChildGraft.start(dir, train(seed)));
    }
    for (ChildGraft child : children) {
      Shell shell = child.end();
      assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
      assertThat(shell.err()).contains("Writing to runs/leaves-").doesNotContain("Going on");
    }
    Set<Integer> seeds = new TreeSet<>();
    try (var runs = Files.list(dir.resolve("runs"))) {
      for (Path run : runs.toList()) {
        seeds.add(LongTune.result(run).path("split").path("seed").asInt());
      }
    }
    assertThat(seeds).containsExactly(0, 1, 2);
  }

  @Test
  void another_command_does_not_share_a_folder() {
    LongTune.warm(dir);
    try (ChildGraft _ = ChildGraft.start(dir, LongTune.words()).awaitErr("Writing to")) {
      Shell named =
          ChildGraft.start(dir, LongTune.words("--seed", 1, "--out", "runs/leaves-1")).end();
      Shell fresh =
          ChildGraft.start(dir, LongTune.words("--fresh", "--out", "runs/leaves-1")).end();

      for (Shell shell : List.of(named, fresh)) {
        assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.MENDABLE);
        assertThat(shell.err()).contains("another graft is working in runs/leaves-1", "--out");
      }
    }
  }

  private static Object[] train(int seed) {
    return new Object[] {
      "train",
      Leaves.folder(),
      "--cache",
      "cache",
      "--threads",
      1,
      "--image-size",
      160,
      "--epochs",
      1,
      "--no-coach",
      "--seed",
      seed
    };
  }
}
