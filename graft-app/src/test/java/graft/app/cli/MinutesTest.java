package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.study.StudyStore;
import graft.core.study.Trial;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock("time") // by a clock, or long on all processors
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
  void decides_before_the_study_how_deep_to_fine_tune_and_after_it_goes_deeper_if_it_can()
      throws IOException, SQLException {
    String[] more = {"--fine-tune", "--trials", "6", "--no-coach"};
    Shell shell = tune("3", more);

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    try (StudyStore study = SqliteStudyStore.openReadOnly(dir.resolve("run/study.db"))) {
      int blocks = study.answer("blocks to fine-tune").orElseThrow();
      int seconds = study.answer("seconds for fine-tuning").orElseThrow();
      assertThat(blocks).isBetween(0, 5);
      assertThat(seconds).isBetween(0, 180);
      assertThat(shell.err())
          .contains(
              blocks == 0
                  ? "There is no time left for fine-tuning"
                  : "Keeping %d s for the training of the backbone's last %d blocks"
                      .formatted(seconds, blocks));
    }

    Files.delete(dir.resolve("run/result.json"));
    try (StudyStore study = SqliteStudyStore.open(dir.resolve("run/study.db"))) {
      study.saveAnswers(Map.of("blocks to fine-tune", 1, "seconds for fine-tuning", 9));
    }
    try (Connection books = DriverManager.getConnection("jdbc:sqlite:" + dir + "/run/study.db");
        Statement statement = books.createStatement()) { // as after a kill in the study
      statement.execute(
          "DELETE FROM answer WHERE question IN ('blocks to fine-tune, after the study', 'views at"
              + " the cut', 'steps of fine-tuning', 'steps of fine-tuning, after an epoch')");
    }

    Shell again = tune("3", more);

    assertThat(again.exit()).as(again.err()).isEqualTo(Graft.DONE);
    assertThat(again.err())
        .contains("There turns out to be time to train more of the backbone: its last 5 blocks")
        .contains("Fine-tuning the last 5 blocks and the head");
  }

  /** What the clock has decided is done again, whatever it says now. */
  @Test
  void looks_at_the_photos_again_where_there_is_time_and_goes_on_as_it_was_decided()
      throws IOException {
    String[] further = {"--fit", "auto", "--test-views", "flip", "--trials", "6", "--no-coach"};
    Shell shell = tune("2", further);

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains("tried on 70 photos", "together with its mirror image");
    JsonNode first = result();
    assertThat(first.path("backbone").path("fits")).hasSize(3);
    assertThat(first.path("testViews").path("kind").asText()).isEqualTo("flip");
    Files.delete(dir.resolve("run/result.json"));
    try (StudyStore study = SqliteStudyStore.open(dir.resolve("run/study.db"))) {
      assertThat(study.answer("photos to try fits on")).hasValue(1500);
      assertThat(study.answer("fits tried")).hasValue(1);
      assertThat(study.answer("further views looked at")).hasValue(1);
      study.saveAnswer("fits tried", 0);
      study.saveAnswer("further views looked at", 0);
    }

    Shell again = tune("2", further);

    assertThat(again.exit()).as(again.err()).isEqualTo(Graft.DONE);
    assertThat(again.err())
        .contains(
            "Going on",
            "There was no time to try on some of the photos how a photo becomes a square",
            "There was no time to look at the mirror images of all photos");
    assertThat(result().path("backbone").path("fits").isNull()).isTrue();
    assertThat(result().path("backbone").path("fit").asText()).isEqualTo("squash");
    assertThat(result().path("testViews").isNull()).isTrue();
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(dir.resolve("run/result.json").toFile());
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
