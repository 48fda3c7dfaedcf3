package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.photos.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final Sample FLOWERS = Sample.flowers();

  private final ReportWriter writer = ReportWriter.english();

  /** The report without the charts' library, which has words and tags of its own. */
  private String html(Sample sample) {
    return writer.html(sample.data()).replace(Assets.library(), "");
  }

  private static void assertInOrder(String html, List<String> pieces) {
    int from = 0;
    for (String piece : pieces) {
      int at = html.indexOf(piece, from);
      assertThat(at).as("%s after position %d", piece, from).isNotNegative();
      from = at + piece.length();
    }
  }

  @Test
  void says_the_answer_in_plain_words_with_its_interval() {
    String html = html(FLOWERS);

    assertThat(html)
        .contains("<h1>Right for 96 of 100 photos</h1>")
        .containsPattern(
            "96\\.\\d\\u202f% \\(95\\u00a0% interval 9\\d\\.\\d to 9\\d\\.\\d\\u202f%\\)")
        .contains("of 550 photos that no choice has seen")
        .doesNotContain("class=\"warning\"");
  }

  @Test
  void shows_every_section() {
    String html = html(FLOWERS);

    for (String id :
        List.of(
            "numbers",
            "classes",
            "confusion",
            "mistakes",
            "curves",
            "reliability",
            "trials",
            "timeline",
            "response",
            "parallel",
            "problems",
            "split",
            "use",
            "origin")) {
      assertThat(html).contains("<section id=\"" + id + "\">");
    }
  }

  @Test
  void says_aloud_that_the_test_part_is_sealed() {
    String html = html(FLOWERS.withTest(550, false, 0));

    assertThat(html)
        .contains("This run was stopped early", "The test part is still sealed")
        .contains("each judged by heads that were trained without it")
        .doesNotContain("no choice has seen");
  }

  @Test
  void says_aloud_that_there_is_no_test_part() {
    assertThat(html(FLOWERS.withTest(0, false, 0))).contains("There is no test part");
  }

  @Test
  void says_aloud_that_this_is_the_third_look() {
    String html = html(FLOWERS.withTest(550, true, 3));

    assertThat(html)
        .contains("<strong>Third look at the test part</strong>")
        .contains("a little too good")
        .doesNotContain("no choice has seen");
    assertThat(html(FLOWERS.withTest(550, true, 21))).contains("Look number 21 at the test part");
  }

  @Test
  void counts_exactly_where_there_are_few_photos() {
    assertThat(html(FLOWERS.withTest(60, true, 1)))
        .containsPattern("<h1>Right for \\d\\d of 60 ph");
  }

  @Test
  void shows_a_pair_of_classes_as_a_table() {
    assertThat(html(FLOWERS.withClasses(List.of("cat", "dog"))))
        .contains("<table class=\"matrix\">")
        .doesNotContain("<svg class=\"matrix\"");
  }

  @Test
  void draws_a_hundred_classes_and_names_the_most_frequent_confusions() {
    String html = html(FLOWERS.withClasses(100).withTest(2000, true, 1));

    assertThat(html)
        .contains("<svg class=\"matrix\"")
        .containsPattern(
            "species number \\d+\\u2069 taken for \\u2068species number \\d+\\u2069: \\d+ of \\d+")
        .contains("Show all 100 rows");
  }

  @Test
  void leaves_pictures_out_when_there_are_none() {
    List<Mistake> bare =
        FLOWERS.mistakes().stream()
            .map(m -> new Mistake(m.path(), m.label(), m.predicted(), m.probability(), null))
            .toList();
    String html =
        html(FLOWERS.withMistakes(bare).withLessons(SampleLessons.all().withRanges(List.of())));

    assertThat(html).doesNotContain("<img").contains(bare.getFirst().path());
    assertThat(html(FLOWERS)).contains("<img src=\"data:image/jpeg;base64,");
  }

  @Test
  void shows_a_photo_at_the_ends_of_what_was_tried() {
    assertThat(html(FLOWERS))
        .contains("<strong>rotation40</strong><span>rotation -40</span>")
        .contains("<strong>shift0.2</strong><span>widthShift 32</span>");
  }

  @Test
  void loads_nothing_from_anywhere() {
    String html = html(FLOWERS);
    Matcher loads =
        Pattern.compile("(?i)\\b(?:src|href)\\s*=\\s*[\"']?([^\"'>]{0,40})").matcher(html);

    while (loads.find()) {
      assertThat(loads.group(1))
          .satisfiesAnyOf(
              v -> assertThat(v).startsWith("#"), v -> assertThat(v).startsWith("data:image/jpeg"));
    }
    assertThat(html).doesNotContainPattern("(?i)@import|url\\(|<link|<iframe|<base");
    assertThat(html).contains("default-src &#39;none&#39;");
  }

  @Test
  void stays_small_with_many_trials_and_problems() {
    List<Problem> problems =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    new Problem(
                        i % 3 == 0 ? Problem.Kind.UNREADABLE : Problem.Kind.DUPLICATE,
                        "class/" + "long".repeat(20) + i + ".jpg",
                        "Something is wrong with this file, and this is what can be done about it"))
            .toList();
    String html = html(FLOWERS.withTrials(200).withProblems(problems).withMistakes(List.of()));

    assertThat(html.length()).isLessThan(600_000);
    assertThat(html).contains("Show all 200 rows");
  }

  @Test
  void six_hundred_trials_stay_under_two_megabytes() {
    String html = writer.html(FLOWERS.withTrials(600).data());

    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
    assertThat(html).contains("The best 60 of 600 trials have losses of");
  }

  @Test
  void the_library_cannot_end_its_script_and_may_run_under_the_policy() {
    String library = Assets.library();

    assertThat(library).doesNotContain("</script", "<!--", "eval(");
    assertThat(library)
        .as("only for maps whose outlines are text")
        .containsOnlyOnce("new Function");
    assertThat(library).startsWith("/* Apache ECharts");
  }

  @Test
  void lists_the_worst_problems_first() {
    List<Problem> problems =
        Arrays.stream(Problem.Kind.values())
            .sorted((a, b) -> b.compareTo(a))
            .map(kind -> new Problem(kind, "path-" + kind, "detail"))
            .toList();

    assertInOrder(
        html(FLOWERS.withProblems(problems)),
        Arrays.stream(Problem.Kind.values()).map(kind -> "path-" + kind + "<").toList());
  }

  @Test
  void puts_the_best_trial_first_and_trials_on_more_folds_before_others() {
    List<MeasuredTrial> shown = FLOWERS.data().trials();

    assertThat(shown).isSortedAccordingTo(MeasuredTrial.BEST_FIRST);
    assertThat(shown.getFirst().folds()).isEqualTo(5);
    assertInOrder(
        html(FLOWERS),
        List.of("class=\"chosen\"", ">" + shown.getFirst().trial().number() + "</td>"));
  }

  @Test
  void writes_whole_files_only(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.html");
    writer.write(FLOWERS.data(), report);
    writer.write(FLOWERS.withTrials(3).data(), report);

    assertThat(Files.readString(report)).startsWith("<!doctype html>").endsWith("</html>\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(report);
    }
    assertThatThrownBy(() -> writer.write(FLOWERS.data(), folder.resolve("none/report.html")))
        .isInstanceOf(IOException.class);
  }
}
