package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.core.study.StudyStore;
import graft.core.study.Trial.Round;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static Shell first = new Shell(-1, "", "");
  @TempDir Path dir;

  /** With nothing in the cache; read by several tests, changed by none. */
  @BeforeAll
  static void tune_once() {
    first =
        Shell.run(Shell.quickTune(Leaves.folder(), shared.resolve("run"), shared.resolve("cache")));
    assertThat(first.exit()).as(first.err()).isEqualTo(Graft.DONE);
  }

  /** With the features and the look at the test part that the first run has left. */
  @BeforeEach
  void copy_the_cache() {
    Shell.copy(shared.resolve("cache"), dir.resolve("cache"));
  }

  private Shell tune(String out, String cache, String... more) {
    List<String> words = Shell.quickTune(Leaves.folder(), dir.resolve(out), dir.resolve(cache));
    words.addAll(List.of(more));
    return Shell.run(words);
  }

  private JsonNode result(String out) throws IOException {
    return result(dir.resolve(out));
  }

  private static JsonNode result(Path run) throws IOException {
    return JSON.readTree(run.resolve("result.json").toFile());
  }

  /** Trials beyond an edge: they come on top of those that were asked for. */
  private static int beyond(Path run) {
    try (StudyStore study = SqliteStudyStore.openReadOnly(run.resolve("study.db"))) {
      return (int) study.trials().stream().filter(t -> t.round() == Round.BEYOND).count();
    }
  }

  private static JsonNode withoutCosts(JsonNode result) {
    ObjectNode copy = result.deepCopy();
    copy.remove("seconds");
    copy.remove("peakMemoryMiB");
    return copy;
  }

  @Test
  void leaves_a_model_a_report_numbers_and_predictions() throws IOException {
    assertThat(first.out()).contains("Test: ", "Model: ", "Report: ");
    Path run = shared.resolve("run");
    assertThat(run.resolve("model.onnx")).isRegularFile();
    assertThat(Files.readString(run.resolve("report.html"))).contains("</html>");
    JsonNode result = result(run);
    assertThat(result.path("photos").path("readable").asInt()).isEqualTo(80);
    assertThat(result.path("trials").asInt()).isEqualTo(6 + beyond(run));
    assertThat(result.path("finished").asBoolean()).isTrue();
    int test = result.path("split").path("test").asInt();
    int train = result.path("split").path("train").asInt();
    assertThat(test + train).isEqualTo(80);
    assertThat(test).isEqualTo(5 * 2);
    assertThat(Files.readAllLines(run.resolve("predictions.csv"))).hasSize(81);
    assertThat(result.path("test").path("accuracy").asDouble()).isGreaterThan(0.3);
  }

  @Test
  void gives_the_same_result_for_one_and_two_threads() throws IOException {
    tune("one", "cache-one", "--threads", "1");
    tune("two", "cache-two", "--threads", "2");

    assertThat(withoutCosts(result("one"))).isEqualTo(withoutCosts(result("two")));
    assertThat(dir.resolve("one/model.onnx")).hasSameBinaryContentAs(dir.resolve("two/model.onnx"));
    assertThat(dir.resolve("one/predictions.csv"))
        .hasSameTextualContentAs(dir.resolve("two/predictions.csv"));
  }

  @Test
  void another_seed_deals_other_photos_out() throws IOException {
    tune("zero", "cache", "--seed", "0");
    tune("one", "cache", "--seed", "1");

    assertThat(Files.readAllLines(dir.resolve("zero/predictions.csv")))
        .isNotEqualTo(Files.readAllLines(dir.resolve("one/predictions.csv")));
  }

  @Test
  void the_model_file_answers_as_the_predictions_say() throws IOException {
    Path run = shared.resolve("run");
    List<String> lines = Files.readAllLines(run.resolve("predictions.csv"));

    Shell predicted =
        Shell.graft("predict", run.resolve("model.onnx"), Leaves.folder(), "--format", "json");

    assertThat(predicted.exit()).isEqualTo(Graft.DONE);
    int compared = 0;
    for (String json : predicted.out().lines().toList()) {
      JsonNode answer = JSON.readTree(json);
      String path = Leaves.folder().relativize(Path.of(answer.path("path").asText())).toString();
      for (String line : lines) {
        String[] fields = line.split(",", -1);
        if (fields[0].equals(path) && fields[1].equals("test")) {
          assertThat(answer.path("label").asText()).isEqualTo(fields[3]);
          assertThat(answer.path("probability").asDouble())
              .isCloseTo(Double.parseDouble(fields[4]), within(1e-4));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(10);
  }

  @Test
  void a_second_look_at_the_same_test_photos_is_said_aloud() {
    assertThat(first.out()).doesNotContain("look number");
    Shell second = tune("second", "cache", "--epochs", "3");

    assertThat(second.out()).contains("look number 2");
  }

  @Test
  void json_is_one_object_on_standard_output() throws IOException {
    Shell shell = tune("run", "cache", "--json");

    assertThat(JSON.readTree(shell.out())).isEqualTo(result("run"));
  }

  @Test
  void quiet_says_nothing_on_standard_error() {
    assertThat(tune("run", "cache", "--quiet").err()).isEmpty();
  }

  @Test
  void no_test_part_means_no_test_figures() throws IOException {
    Shell shell = tune("run", "cache", "--test", "0");

    assertThat(shell.exit()).isEqualTo(Graft.DONE);
    assertThat(result("run").path("test").isNull()).isTrue();
    assertThat(result("run").path("finished").asBoolean()).isTrue();
  }

  @Test
  void one_validation_part_may_stand_in_for_folds() throws IOException {
    Shell shell = tune("run", "cache", "--validation", "0.25");

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(result("run").path("split").path("folds").asInt()).isZero();
    assertThat(result("run").path("split").path("validation").asInt()).isPositive();
    assertThat(Files.readString(dir.resolve("run/predictions.csv"))).contains(",validation,");
    assertThat(shell.out()).contains("Validation part: ").doesNotContain("Out of fold");
    assertThat(shell.err())
        .containsPattern("Best on the validation part: rate .*, log loss [0-9.]+");
  }

  @Test
  void refuses_a_folder_with_a_finished_run_and_says_what_to_do() {
    Shell.copy(shared.resolve("run"), dir.resolve("run"));
    Shell again = tune("run", "cache");

    assertThat(again.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(again.err()).contains("finished run", "--out", "--overwrite");
    assertThat(tune("run", "cache", "--overwrite").exit()).isEqualTo(Graft.DONE);
  }

  @Test
  void refuses_a_folder_with_foreign_files_and_leaves_them_alone() throws IOException {
    Path thesis = Files.createDirectories(dir.resolve("run")).resolve("thesis.txt");
    Files.writeString(thesis, "mine");

    Shell shell = tune("run", "cache", "--overwrite");

    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains("thesis.txt");
    assertThat(thesis).hasContent("mine");
  }

  @Test
  void train_uses_the_hyperparameters_it_is_given() throws IOException {
    Shell shell =
        Shell.graft(
            "train",
            Leaves.folder(),
            "--out",
            dir.resolve("run"),
            "--cache",
            dir.resolve("cache"),
            "--image-size",
            160,
            "--epochs",
            3,
            "--learning-rate",
            0.002,
            "--l2",
            0.01);

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    JsonNode best = result("run").path("best");
    assertThat(best.path("learningRate").asDouble()).isEqualTo(0.002);
    assertThat(best.path("epochs").asInt()).isEqualTo(3);
    assertThat(best.path("layers").get(0).path("l2").asDouble()).isEqualTo(0.01);
  }

  @Test
  void train_refuses_dropout_with_l2_on_one_layer_and_says_why() {
    Shell shell = Shell.graft("train", Leaves.folder(), "--dropout", 0.5, "--l2", 0.01);

    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains("same layer", "0.5", "0.01").doesNotContain("\tat ");
  }

  @Test
  void explain_tells_what_the_study_concluded() throws IOException {
    tune("run", "cache", "--trials", "30", "--epochs", "2");
    Shell shell = Shell.graft("explain", dir.resolve("run"));

    assertThat(shell.exit()).isEqualTo(Graft.DONE);
    assertThat(shell.out().lines()).hasSize(result("run").path("decisions").asInt());
    assertThat(shell.out())
        .contains("The article's start, rate 0.001, batch 32, dropout 0.5: ")
        .contains("The backbone's authors' advice, ")
        .contains("rate 0.01 instead of rate 0.001: ", "L2 0.01 instead of dropout 0.5: ")
        .contains("Turned every knob alone (", "Searched widely (", "Searched around the best")
        .contains("Compared the best 8 on all 5 folds", "Compared the best 3 on photos dealt anew")
        .containsPattern("Choosing the best of \\d+ results flatters");
  }

  @Test
  void evaluate_warns_of_photos_that_the_model_has_learned_from() {
    Shell shell = Shell.graft("evaluate", shared.resolve("run/model.onnx"), Leaves.folder());

    assertThat(shell.exit()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains("70 of 80 photos", "learned from");
    assertThat(shell.out().toLowerCase(Locale.ROOT)).contains("right", "ginkgo", "precision");
  }
}
