package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.predict.Prediction;
import graft.predict.Predictor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code graft train} with what goes beyond the article. */
class TrainCommandTest {
  @TempDir static Path cache;
  @TempDir Path dir;

  @Test
  void trains_a_head_with_a_hidden_layer_and_writes_a_model_that_answers() throws IOException {
    Shell shell = train("--hidden", 24, "--dropout", 0.2, "--epochs", 12);

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    JsonNode layers = result().path("best").path("layers");
    assertThat(layers.findValuesAsText("units")).containsExactly("24", "5");
    assertThat(layers.findValuesAsText("dropout")).containsExactly("0.2", "0.2");
    assertThat(result().path("validation").path("accuracy").asDouble()).isGreaterThan(0.5);
    Shell evaluated = Shell.graft("evaluate", dir.resolve("run/model.onnx"), Leaves.folder());
    assertThat(evaluated.exit()).as(evaluated.err()).isEqualTo(Graft.DONE);
  }

  @Test
  void takes_schedule_label_smoothing_and_class_weights_together() throws IOException {
    Shell shell =
        train("--schedule", "cosine", "--label-smoothing", 0.1, "--class-weights", "--l2", 0.01);

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(Files.readString(dir.resolve("run/model.onnx"), StandardCharsets.ISO_8859_1))
        .contains("\"schedule\":\"cosine\",\"labelSmoothing\":0.1,\"classWeights\":true}");
    assertThat(result().path("best").path("layers").findValuesAsText("units")).containsExactly("5");
  }

  @Test
  void each_option_changes_what_is_learned() throws IOException {
    List<Double> losses = new ArrayList<>();
    for (String words :
        List.of("--batch-size 32", "--schedule cosine", "--label-smoothing 0.3", "--hidden 8")) {
      assertThat(train((Object[]) words.split(" ", -1)).exit()).isEqualTo(Graft.DONE);
      losses.add(result().path("validation").path("logLoss").asDouble());
    }
    assertThat(losses).doesNotHaveDuplicates();
  }

  @Test
  void a_photo_becomes_a_square_as_is_said_and_the_model_file_does_the_same() throws IOException {
    List<Double> losses = new ArrayList<>();
    for (String fit : List.of("squash", "crop", "pad")) {
      Shell shell = train("--fit", fit);
      assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
      assertThat(result().path("backbone").path("fit").asText()).isEqualTo(fit);
      losses.add(result().path("validation").path("logLoss").asDouble());
      assertThat(answersOfTheModelFile()).isEqualTo(result().path("test").path("n").asInt());
    }
    assertThat(losses).doesNotHaveDuplicates();
    Shell other =
        Shell.graft(
            "train",
            Leaves.folder(),
            "--out",
            dir.resolve("run"),
            "--cache",
            cache,
            "--image-size",
            160,
            "--epochs",
            4,
            "--fit",
            "crop");
    assertThat(other.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(train("--fit", "stretch").err()).contains("[squash, crop, pad, auto]");
  }

  @Test
  void asks_about_the_mirror_image_too_where_that_is_wanted_and_says_what_it_gains()
      throws IOException {
    assertThat(train("--no-coach").exit()).isEqualTo(Graft.DONE);
    assertThat(result().path("testViews").isNull()).isTrue();
    double before = result().path("validation").path("logLoss").asDouble();
    List<String> predicted = Files.readAllLines(dir.resolve("run/predictions.csv"));

    Shell shell = train("--no-coach", "--test-views", "flip");

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    JsonNode views = result().path("testViews");
    assertThat(views.path("kind").asText()).isEqualTo("flip");
    assertThat(views.path("logLossWithout").asDouble()).isCloseTo(before, within(1e-6));
    double change = views.path("change").asDouble();
    assertThat(change)
        .isNotZero()
        .isBetween(views.path("ci95").path(0).asDouble(), views.path("ci95").path(1).asDouble());
    assertThat(result().path("validation").path("logLoss").asDouble())
        .isCloseTo(before + change, within(1e-6));
    assertThat(answersOfTheModelFile()).isEqualTo(result().path("test").path("n").asInt());
    assertThat(Files.readAllLines(dir.resolve("run/predictions.csv")))
        .hasSameSizeAs(predicted)
        .isNotEqualTo(predicted);
    assertThat(shell.err()).contains("together with its mirror image", "twice as long");
    assertThat(Files.readString(dir.resolve("run/report.html")))
        .contains("The mirror image is asked about, too");
    assertThat(train("--test-views", "turn").err()).contains("[none, flip, crops]");
  }

  @Test
  void asks_about_the_corners_too_where_that_is_better_beyond_chance() throws IOException {
    assertThat(train("--no-coach").exit()).isEqualTo(Graft.DONE);
    double before = result().path("validation").path("logLoss").asDouble();

    Shell shell = train("--no-coach", "--test-views", "crops");

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    JsonNode views = result().path("testViews");
    double loss = result().path("validation").path("logLoss").asDouble();
    if (views.isNull()) {
      assertThat(shell.err()).contains("not better beyond chance, so the model looks at a photo");
      assertThat(loss).isCloseTo(before, within(1e-9));
    } else {
      assertThat(shell.err()).contains("together with its four corners", "five times as long");
      assertThat(views.path("ci95").path(1).asDouble()).isNegative();
      assertThat(loss).isCloseTo(before + views.path("change").asDouble(), within(1e-6));
    }
    assertThat(answersOfTheModelFile()).isEqualTo(result().path("test").path("n").asInt());
    assertThat(Files.readString(dir.resolve("run/report.html"))).contains("The corners are ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --hidden          | -1     | hidden units must be 0 (none) to 4096, got -1 (--hidden)
          --hidden          | 5000   | hidden units must be 0 (none) to 4096, got 5000 (--hidden)
          --hidden          | wide   | '--hidden': 'wide' is not an int
          --schedule        | linear | '--schedule': expected one of [constant, plateau, cosine]
          --label-smoothing | 1      | at least 0 and below 1, got 1.0 (--label-smoothing)
          --label-smoothing | NaN    | at least 0 and below 1, got NaN (--label-smoothing)
          """)
  void says_what_an_option_must_be(String option, String value, String message) {
    Shell shell = train(option, value);

    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains(message).doesNotContain("\tat ");
  }

  /** How many test photos the model file was asked about; it answers as the run has said. */
  private int answersOfTheModelFile() throws IOException {
    int asked = 0;
    try (Predictor predictor = Predictor.open(dir.resolve("run/model.onnx"))) {
      for (String line : Files.readAllLines(dir.resolve("run/predictions.csv"))) {
        String[] fields = line.split(",", -1);
        if (fields[1].equals("test")) {
          Prediction prediction = predictor.predict(Leaves.folder().resolve(fields[0]));
          assertThat(prediction.label()).isEqualTo(fields[3]);
          assertThat(prediction.probability())
              .isCloseTo(Double.parseDouble(fields[4]), within(0.01));
          asked++;
        }
      }
    }
    return asked;
  }

  private Shell train(Object... options) {
    List<Object> words =
        new ArrayList<>(List.of("train", Leaves.folder(), "--out", dir.resolve("run")));
    words.addAll(List.of("--cache", cache, "--image-size", 160, "--overwrite", "--epochs", 4));
    words.addAll(Arrays.asList(options));
    return Shell.graft(words.toArray());
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(dir.resolve("run/result.json").toFile());
  }
}
