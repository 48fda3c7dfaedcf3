package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.study.StudyStore;
import graft.core.study.Trial;
import graft.core.study.Trial.Round;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whole runs find out and tell: the space they keep to, the coach, the lessons. */
class LearnedTest {
  private static final List<String> SECTIONS =
      List.of("timeline", "coach", "effects", "advice", "trials");

  @TempDir static Path cache;
  @TempDir Path dir;

  private Shell graft(String command, Path photos, String... options) {
    List<Object> words = new ArrayList<>(List.of(command, photos, "--out", dir.resolve("run")));
    words.addAll(List.of("--cache", cache, "--image-size", 160));
    words.addAll(Arrays.asList(options));
    Shell shell = Shell.graft(words.toArray());
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    return shell;
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(dir.resolve("run/result.json").toFile());
  }

  private List<String> keys() {
    try (StudyStore store = SqliteStudyStore.openReadOnly(dir.resolve("run/study.db"))) {
      return store.decisions().stream().map(decision -> decision.key()).toList();
    }
  }

  private List<Trial> trials() {
    try (StudyStore store = SqliteStudyStore.openReadOnly(dir.resolve("run/study.db"))) {
      return store.trials();
    }
  }

  private String report() throws IOException {
    return Files.readString(dir.resolve("run/report.html"));
  }

  @Test
  void a_narrowed_space_is_kept_by_every_round() throws IOException {
    graft(
        "tune",
        Leaves.folder(),
        ("--trials 14 --epochs 3 --learning-rate 0.0015..0.004 --batch-size 16 --l2 0.002..0.02"
                + " --regulariser l2 --hidden 0 --schedule cosine --label-smoothing 0.1"
                + " --class-weights yes")
            .split(" ", -1));

    assertThat(trials()).hasSizeGreaterThanOrEqualTo(14);
    for (Trial trial : trials()) {
      HeadRecipe r = trial.recipe();
      assertThat(r.learningRate()).as(trial.toString()).isBetween(0.0015, 0.004);
      assertThat(r.l2()).isBetween(0.002, 0.02);
      assertThat(List.of(r.batchSize(), r.options().hidden())).containsExactly(16, 0);
      assertThat(r.options().schedule()).isEqualTo(Schedule.COSINE);
    }
    JsonNode best = result().path("best");
    assertThat(best.path("batchSize").asInt()).isEqualTo(16);
    assertThat(best.path("schedule").asText()).isEqualTo("cosine");
    assertThat(best.path("labelSmoothing").asDouble()).isEqualTo(0.1);
    assertThat(best.path("classWeights").asBoolean()).isTrue();
    assertThat(report()).contains(">Schedule</th>", ">Smoothing</th>", ">Class weights</th>");
  }

  @Test
  void without_the_coach_no_knob_is_turned_and_nothing_is_advised() throws IOException {
    Shell shell = graft("tune", Leaves.folder(), "--no-coach", "--trials", "8", "--epochs", "2");

    assertThat(trials()).extracting(Trial::round).doesNotContain(Round.KNOBS, Round.PHOTOS);
    assertThat(keys()).noneMatch(key -> key.startsWith("study.knob") || key.startsWith("coach."));
    assertThat(shell.err()).contains("The article's start", "Searched widely (");
    assertThat(report())
        .contains("<section id=\"timeline\"")
        .doesNotContain("<section id=\"coach\"", "<section id=\"effects\"");
    JsonNode choice = result().path("choice");
    assertThat(choice.path("metric").asText()).isEqualTo("log-loss");
    assertThat(choice.path("looks").asInt()).isGreaterThan(8);
    assertThat(choice.path("equals").asInt()).isBetween(1, 3);
    assertThat(choice.path("givenUp").isInt()).isTrue();
    JsonNode corrected = choice.path("validationCorrected");
    assertThat(corrected.path("accuracy").asDouble()).isBetween(0.1, 1.0);
    assertThat(corrected.path("logLoss").asDouble())
        .isGreaterThan(result().at("/validation/logLoss").asDouble() - 0.2);
  }

  @Test
  void a_metric_may_be_named_where_classes_are_unequal() throws IOException {
    Path photos = dir.resolve("photos");
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(24), photos);
    for (String rare : List.of("oak", "ginkgo")) {
      try (var files = Files.list(photos.resolve(rare))) {
        for (Path file : files.sorted().skip(8).toList()) {
          Files.delete(file);
        }
      }
    }
    graft("tune", photos, "--metric", "macro-f1", "--trials", "30", "--epochs", "4", "--test", "0");

    assertThat(result().at("/choice/metric").asText()).isEqualTo("macro-f1");
    assertThat(trials())
        .as("class weights are turned, for some class has half as many photos again as another")
        .anyMatch(t -> t.round() == Round.KNOBS && t.recipe().options().classWeights());
    assertThat(Shell.graft("explain", dir.resolve("run")).out())
        .contains("class weights instead of no class weights: ");
  }

  @Test
  void the_report_tells_what_was_learned_in_either_language() throws IOException {
    String[] options = {"--trials", "30", "--epochs", "3", "--test", "0"};
    graft("tune", Leaves.folder(), options);
    String english = report();
    SECTIONS.forEach(id -> assertThat(english).contains("<section id=\"" + id + "\""));
    assertThat(english)
        .contains("The article's start", "Every knob alone", "A wide search", "The choice")
        .contains("L1 pushes weights to zero and so forgets more")
        .containsPattern("exactly zero at strength 0.001: [0-9.]+ % with L1, [0-9.]+ % with L2")
        .contains("rate 0.001 → rate 0.01", "dropout 0.5 → L2 0.01");
    List<String> told = keys();

    List<String> chinese = new ArrayList<>(List.of(options));
    chinese.addAll(List.of("--lang", "zh", "--overwrite"));
    graft("tune", Leaves.folder(), chinese.toArray(String[]::new));
    String there = report();
    SECTIONS.forEach(id -> assertThat(there).contains("<section id=\"" + id + "\""));
    assertThat(there)
        .contains("文章的起点", "逐个调节每项设置", "教练怎么说", "L1 把权重推向零")
        .containsPattern("恰好为零的权重：L1 有 [0-9.]+%，L2 有 [0-9.]+%")
        .contains("学习率 0.001 → 学习率 0.01");
    assertThat(keys()).as("the language decides nothing").isEqualTo(told);
  }

  @Test
  void a_rate_of_ten_is_said_to_be_too_high() throws IOException {
    Path photos = dir.resolve("photos");
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(40), photos);
    Shell shell = graft("train", photos, "--learning-rate", "10", "--test", "0");

    assertThat(keys()).contains("coach.rateTooHigh");
    assertThat(shell.err()).contains("The learning rate is too high: validation loss went from ");
    assertThat(report()).contains("Learning rate too high", "Lower the learning rate: ");
    assertThat(result().path("trials").asInt()).isEqualTo(1);
    assertThat(result().at("/best/learningRate").asDouble()).isEqualTo(10);
    assertThat(result().at("/choice/looks").asInt()).as("nothing was chosen").isZero();
    assertThat(result().at("/choice/validationCorrected").isNull()).isTrue();
    assertThat(result().at("/choice/equals").asInt()).isEqualTo(1);
  }

  @Test
  void nothing_is_corrected_for_a_given_recipe_on_one_validation_part() throws IOException {
    graft("train", Leaves.folder(), "--validation", "0.3", "--epochs", "2");

    assertThat(keys()).doesNotContain("study.luck");
    assertThat(result().at("/choice/validationCorrected").isNull()).isTrue();
  }
}
