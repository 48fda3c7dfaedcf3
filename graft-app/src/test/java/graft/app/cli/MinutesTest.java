package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.study.StudyStore;
import graft.core.study.Trial;
import graft.store.SqliteStudyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class MinutesTest {
  @TempDir Path dir;

  private Shell tune(String minutes, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "tune",
                Leaves.folder().toString(),
                "--out",
                dir.resolve("run").toString(),
                "--cache",
                dir.resolve("cache").toString(),
                "--image-size",
                "160",
                "--lang",
                "en",
                "--minutes",
                minutes));
    words.addAll(List.of(more));
    return Shell.run(words);
  }

  @Test
  void does_what_fits_and_keeps_what_the_clock_decided() {
    Shell shell = tune("0.35");

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.out()).contains("Test: ", "Model: ");
    assertThat(dir.resolve("run/model.onnx")).isRegularFile();
    try (StudyStore study = SqliteStudyStore.openReadOnly(dir.resolve("run/study.db"))) {
      int read = study.answer("photos-read").orElseThrow();
      assertThat(read).isBetween(20, 80);
      assertThat(study.split()).hasSize(read);
      assertThat(study.answer("knobs")).isPresent();
      assertThat(study.answer("finalists")).isPresent(); // few photos: the leaders are known
      assertThat(study.trials()).anyMatch(t -> t.round() == Trial.Round.START);
      assertThat(shell.err().contains("photos were left out")).isEqualTo(read < 80);
    }
  }

  @Test
  void decides_before_the_study_how_deep_to_fine_tune() {
    Shell shell = tune("0.6", "--fine-tune");

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    try (StudyStore study = SqliteStudyStore.openReadOnly(dir.resolve("run/study.db"))) {
      int blocks = study.answer("blocks to fine-tune").orElseThrow();
      int seconds = study.answer("seconds for fine-tuning").orElseThrow();
      assertThat(blocks).isBetween(0, 5);
      assertThat(seconds).isBetween(0, 36);
      assertThat(shell.err())
          .contains(
              blocks == 0
                  ? "There is no time left for fine-tuning"
                  : "Keeping %d s for the training of the backbone's last %d blocks"
                      .formatted(seconds, blocks));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity"})
  void a_time_that_is_none_can_be_mended(String minutes) {
    Shell shell = tune(minutes);

    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains("minutes must be above 0, got", "(--minutes)");
    assertThat(Files.exists(dir.resolve("run"))).isFalse();
  }

  @Test
  void a_time_too_short_to_read_photos_is_named_as_the_cause() {
    Shell shell = tune("0.1");

    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err())
        .contains("The minutes must leave time to read photos", "15 s are kept", "(--minutes)")
        .doesNotContain("Two classes");
  }
}
