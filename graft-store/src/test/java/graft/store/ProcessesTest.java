package graft.store;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.features.FeatureMatrix;
import graft.core.features.FeatureStore;
import graft.core.study.StudyStore;
import graft.core.words.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds when processes die and when several work at once. */
class ProcessesTest {
  private static final int ENDLESS = 1_000_000;

  @TempDir Path temp;

  @Test
  void keeps_all_features_that_were_saved_when_the_process_was_killed() throws Exception {
    for (int kills = 0; kills < 2; kills++) {
      int from = kills * ENDLESS;
      int saved = from + killAfter(500, "features", from);
      try (FeatureStore store = SqliteFeatureStore.open(temp, "reader-1", ProcessesTest::fail)) {
        FeatureMatrix matrix = store.features(Samples.KEY, Samples.hashes(from, saved));
        float[] row = new float[SavingMain.LENGTH];
        for (int number = from; number < saved; number++) {
          matrix.copyRow(number - from, row, 0);
          assertThat(row).isEqualTo(Samples.vector(number, SavingMain.LENGTH));
        }
      }
    }
  }

  @Test
  void keeps_all_epochs_that_were_saved_when_the_process_was_killed() throws Exception {
    int saved = killAfter(500, "study", 0);
    try (StudyStore store = SqliteStudyStore.openReadOnly(temp.resolve("study.db"))) {
      assertThat(store.epochs()).hasSizeGreaterThanOrEqualTo(saved);
    }
    try (StudyStore store = SqliteStudyStore.open(temp.resolve("study.db"))) {
      assertThat(store.epochs()).hasSizeGreaterThanOrEqualTo(saved);
      assertThat(store.epochs().get(saved - 1).trainLoss()).isEqualTo(saved - 1);
    }
  }

  /** Kills a saving process (signal 9 on Unix) and says how many it had said it had saved. */
  private int killAfter(int lines, String what, int from) throws Exception {
    Process child =
        ChildJvm.start(
            ChildJvm.command(
                SavingMain.class,
                what,
                temp.toString(),
                Integer.toString(from),
                Integer.toString(ENDLESS)));
    int saved = 0;
    try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = nextLine(output)) {
        assertThat(line).isEqualTo(Integer.toString(from + saved));
        saved++;
        if (saved == lines) {
          child.destroyForcibly();
        }
      }
    }
    child.waitFor();
    assertThat(saved).isGreaterThanOrEqualTo(lines);
    return saved;
  }

  /** The next whole line, or null at the end: the stream is cut when the process dies. */
  private static @Nullable String nextLine(BufferedReader output) {
    try {
      return output.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  @Test
  void lets_three_processes_begin_one_cache_and_write_at_once() throws Exception {
    int each = 300;
    List<Process> children = new ArrayList<>();
    for (int child = 0; child < 3; child++) {
      String from = Integer.toString(child * each / 2); // so that every second one overlaps
      children.add(
          ChildJvm.start(
              ChildJvm.command(
                  SavingMain.class, "features", temp.toString(), from, Integer.toString(each))));
    }
    for (Process child : children) {
      String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor()).as(output).isZero();
      assertThat(output.lines()).hasSize(each).allMatch(line -> line.matches("\\d+"));
    }
    try (FeatureStore store = SqliteFeatureStore.open(temp, "reader-1", ProcessesTest::fail)) {
      assertThat(store.features(Samples.KEY, Samples.hashes(0, 2 * each)).rows())
          .isEqualTo(2 * each);
      assertThat(store.countLook(Samples.hash(0), "one more")).isEqualTo(2 * each + 1);
    }
  }

  private static void fail(Sentence notice) {
    throw new AssertionError(notice.toString());
  }
}
