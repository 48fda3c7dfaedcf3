package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.statistics.McNemar;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private static Path made;
  private static SmallRuns real = new SmallRuns(Path.of(""));
  @TempDir private Path dir;

  @BeforeAll
  static void two_small_runs() {
    real = new SmallRuns(made).tuned("short", "--trials", "1", "--epochs", "1").tuned("long");
  }

  private SmallRuns both() {
    SmallRuns runs = new SmallRuns(dir);
    Shell.copy(real.runs(), runs.runs());
    return runs;
  }

  private static Shell compare(SmallRuns runs, String first, String second, String... more) {
    Object[] words = new Object[3 + more.length];
    words[0] = "compare";
    words[1] = runs.run(first);
    words[2] = runs.run(second);
    System.arraycopy(more, 0, words, 3, more.length);
    return Shell.graft(words);
  }

  private static JsonNode json(SmallRuns runs, String first, String second) throws IOException {
    return new ObjectMapper().readTree(compare(runs, first, second, "--format", "json").out());
  }

  /** The test photos by path, all or those answered rightly; the leaves' names need no quotes. */
  private static Set<String> test(Path run, boolean onlyRight) throws IOException {
    return Files.readAllLines(run.resolve("predictions.csv")).stream()
        .map(line -> line.split(",", -1))
        .filter(fields -> fields[1].equals("test"))
        .filter(fields -> !onlyRight || fields[2].equals(fields[3]))
        .map(fields -> fields[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Makes all answers on a part right, or all wrong. */
  private static String answered(String line, boolean right) {
    String[] fields = line.split(",", -1);
    fields[3] = right ? fields[2] : "none of them";
    return fields[1].equals("test") ? String.join(",", fields) : line;
  }

  @Test
  void compares_photo_by_photo_on_the_common_test_part() throws IOException {
    assertThat(test(real.run("long"), false)).isEqualTo(test(real.run("short"), false)).hasSize(10);
    Set<String> a = test(real.run("long"), true);
    Set<String> b = test(real.run("short"), true);
    int onlyA = (int) a.stream().filter(path -> !b.contains(path)).count();
    int onlyB = (int) b.stream().filter(path -> !a.contains(path)).count();

    JsonNode got = json(real, "long", "short");

    assertThat(got.path("part").asText()).isEqualTo("test");
    assertThat(got.path("n").asInt()).isEqualTo(10);
    assertThat(got.path("onlyFirst").asInt()).isEqualTo(onlyA);
    assertThat(got.path("onlySecond").asInt()).isEqualTo(onlyB);
    McNemar test = new McNemar(10, onlyA, onlyB);
    assertThat(got.path("p").asDouble()).isEqualTo(test.pValue());
    assertThat(got.path("differenceLow").asDouble()).isEqualTo(test.interval95().low());
    assertThat(got.path("accuracyFirst").asDouble()).isCloseTo(a.size() / 10.0, within(1e-12));
  }

  @Test
  void turned_round_it_says_the_opposite() throws IOException {
    JsonNode there = json(real, "long", "short");
    JsonNode back = json(real, "short", "long");

    assertThat(back.path("difference").asDouble()).isEqualTo(-there.path("difference").asDouble());
    assertThat(back.path("p")).isEqualTo(there.path("p"));
    assertThat(back.path("onlyFirst")).isEqualTo(there.path("onlySecond"));
  }

  @Test
  void says_which_run_is_better_where_that_can_be_told() throws IOException {
    SmallRuns runs = both();
    runs.editPredictions("long", line -> answered(line, true));
    runs.editPredictions("short", line -> answered(line, false));

    Shell shell = compare(runs, "short", "long");

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.out().lines())
        .containsExactly(
            "On 10 photos that both runs saw as test:",
            "short    0.0 % right   alone right on 0",
            "long   100.0 % right  alone right on 10",
            "Difference: -100.0 points (95 % interval -100.0 to -52.1), McNemar's exact p = 0.002",
            "long is better: were both equally good, chance alone would seldom part them so far (p"
                + " below 0.05).");
    assertThat(compare(runs, "long", "short").out()).contains("long is better");
    assertThat(json(runs, "long", "short").path("better").asText()).isEqualTo("first");
    assertThat(shell.err()).contains("test photos").doesNotContain("Warning");
  }

  @Test
  void says_when_two_runs_cannot_be_told_apart() throws IOException {
    SmallRuns runs = both();
    runs.copy("long", "龙叶-1");

    Shell alike = compare(runs, "long", "龙叶-1");
    assertThat(alike.exit()).isEqualTo(Graft.DONE);
    assertThat(alike.out()).contains("right and wrong together", "p = 1.000", "long   ");

    List<String> paths = test(runs.run("long"), false).stream().limit(5).toList();
    runs.editPredictions("龙叶-1", line -> answered(line, true));
    runs.editPredictions(
        "long", line -> answered(line, paths.stream().noneMatch(line::startsWith)));
    Shell five = compare(runs, "long", "龙叶-1");
    assertThat(five.out()).contains("alone right on 5", "p = 0.063", "cannot be told apart");
    assertThat(json(runs, "long", "龙叶-1").path("better").asText()).isEqualTo("neither");
  }

  @Test
  void without_common_test_photos_it_falls_back_with_a_warning() {
    SmallRuns runs = both().tuned("sealed", "--test", "0", "--trials", "1", "--epochs", "1");

    Shell shell = compare(runs, "long", "sealed");

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains("Warning", "no test photo in common");
    assertThat(shell.out()).contains("On 70 photos that both runs predicted out of fold");
  }

  @Test
  void photos_of_the_same_name_and_other_pixels_have_nothing_in_common() throws IOException {
    Path photos = dir.resolve("other-leaves");
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(16).withSeed(5), photos);
    SmallRuns runs = both().tuned("other", photos, "--trials", "1", "--epochs", "1");
    assertThat(paths(runs.run("other"))).containsAnyElementsOf(paths(runs.run("long")));

    assertRefused(compare(runs, "long", "other"), "none in", "--seed");
  }

  private static List<String> paths(Path run) throws IOException {
    return Files.readAllLines(run.resolve("predictions.csv")).stream()
        .map(line -> line.split(",", -1)[0])
        .skip(1)
        .toList();
  }

  @Test
  void what_is_no_run_is_refused_with_what_to_do() throws IOException {
    SmallRuns runs = both();
    Files.delete(runs.copy("long", "unfinished").resolve("predictions.csv"));
    Files.delete(runs.copy("long", "bare").resolve("study.db"));
    Path torn = runs.copy("long", "torn").resolve("predictions.csv");
    Files.writeString(torn, "path,part,label,predicted,probability\noak/nowhere.jpg,test");

    assertRefused(compare(runs, "long", "nowhere"), "predictions.csv", "graft runs");
    assertRefused(compare(runs, "unfinished", "long"), "predictions.csv", "the command that began");
    assertRefused(compare(runs, "long", "bare"), "study.db", "bare");
    assertRefused(compare(runs, "long", "torn"), torn + " is damaged", "oak/nowhere.jpg");
    assertRefused(compare(runs, "long", "../runs/long"), "different ones", "twice");
  }

  private static void assertRefused(Shell shell, String... parts) {
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains(parts).doesNotContain("\tat ", "Warning");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void runs_of_the_same_name_are_called_by_their_paths() {
    SmallRuns runs = both();
    Path same = dir.resolve("elsewhere/long");
    Shell.copy(runs.runs(), dir.resolve("elsewhere"));

    Shell shell = Shell.graft("compare", runs.run("long"), same);

    assertThat(shell.out()).contains(runs.run("long") + "  ", same + "  ");
  }

  @Test
  void csv_is_a_heading_and_a_record() {
    List<String> lines = compare(real, "long", "short", "--format", "csv").out().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("first,second,part,n,").endsWith(",p,better");
    assertThat(lines.get(1)).startsWith("long,short,test,10,");
    assertThat(lines.get(1).split(",", -1)).hasSameSizeAs(lines.get(0).split(",", -1));
  }

  @Test
  void speaks_chinese() {
    Shell shell = compare(real, "long", "short", "--lang", "zh");

    assertThat(shell.out()).contains("两次运行都当作测试集的 10 张照片：", "只有它答对", "McNemar 精确检验");
    assertThat(shell.err()).contains("测试照片").doesNotContain("test photos");
    assertThat(compare(real, "long", "short", "--lang", "zh", "--format", "json").out())
        .isEqualTo(compare(real, "long", "short", "--format", "json").out());
  }
}
