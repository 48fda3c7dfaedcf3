package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import graft.predict.Prediction;
import graft.predict.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short run on real photos: a few of TensorFlow's flowers. They lie in $GRAFT_FLOWERS, else in
 * ../shared/data/flower_photos; where they are asked for and missing this fails.
 */
class FlowerPhotosTest {
  private static final int EACH = 30;

  @TempDir Path dir;

  @Test
  void real_photos_are_told_apart_and_the_model_file_answers_as_the_run_said() throws IOException {
    Path usual =
        Path.of(System.getProperty("graft.root"), "../shared/data/flower_photos").normalize();
    Optional<Path> flowers = find(Optional.ofNullable(System.getenv("GRAFT_FLOWERS")), usual);
    some(flowers.orElseGet(() -> skipAloud(usual)), dir.resolve("flowers"));

    Shell shell =
        Shell.graft(
            "tune",
            dir.resolve("flowers"),
            "--out",
            dir.resolve("run"),
            "--cache",
            dir.resolve("cache"),
            "--image-size",
            224,
            "--trials",
            6,
            "--epochs",
            15);

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    JsonNode result = LongTune.result(dir.resolve("run"));
    assertThat(result.path("photos").path("readable").asInt()).isEqualTo(5 * EACH);
    assertThat(result.path("validation").path("accuracy").asDouble()).isGreaterThan(0.6);
    assertThat(result.path("test").path("accuracy").asDouble()).isGreaterThan(0.6);
    assertThat(compareTestPhotos()).isEqualTo(result.path("test").path("n").asInt()).isPositive();
  }

  /** Asks the model file about the test photos of predictions.csv. */
  private int compareTestPhotos() throws IOException {
    int compared = 0;
    try (Predictor predictor = Predictor.open(dir.resolve("run/model.onnx"))) {
      for (String line : Files.readAllLines(dir.resolve("run/predictions.csv"))) {
        List<String> fields =
            List.of(line.split(",", -1)); // path, part, label, predicted, probability
        if (fields.get(1).equals("test")) {
          Prediction said = predictor.predict(dir.resolve("flowers").resolve(fields.get(0)));
          assertThat(said.label()).as(line).isEqualTo(fields.get(3));
          assertThat(said.probability())
              .as(line)
              .isCloseTo(Double.parseDouble(fields.get(4)), within(0.02));
          compared++;
        }
      }
    }
    return compared;
  }

  private static void some(Path from, Path to) throws IOException {
    try (var classes = Files.list(from)) {
      for (Path folder : classes.filter(Files::isDirectory).toList()) {
        Path copy = Files.createDirectories(to.resolve(folder.getFileName().toString()));
        try (var photos = Files.list(folder)) {
          for (Path photo : photos.sorted().limit(EACH).toList()) {
            Files.copy(photo, copy.resolve(photo.getFileName().toString()));
          }
        }
      }
    }
  }

  /** Where the photos lie, if they are there. */
  private static Optional<Path> find(Optional<String> asked, Path usual) {
    Path folder = asked.map(Path::of).orElse(usual).normalize();
    if (asked.isPresent() && !Files.isDirectory(folder)) {
      throw new AssertionError("GRAFT_FLOWERS names %s, where no folder is".formatted(folder));
    }
    return Optional.of(folder).filter(Files::isDirectory);
  }

  private static Path skipAloud(Path usual) {
    String skipped = "No flower photos at %s: nothing was tried on real photos".formatted(usual);
    System.err.println(skipped);
    return abort(skipped);
  }

  @Test
  void photos_that_are_asked_for_and_missing_are_a_failure() {
    assertThatThrownBy(() -> find(Optional.of("/no/flowers"), dir))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("/no/flowers");
  }

  @Test
  void photos_that_nobody_asked_for_may_be_missing() {
    assertThat(find(Optional.empty(), dir.resolve("none"))).isEmpty();
    assertThat(find(Optional.empty(), dir)).contains(dir);
  }
}
