package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.coach.ArticleLine;
import graft.core.coach.Effect;
import graft.core.photos.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names come from file systems, and a file may be called anything. */
class HostileNamesTest {
  private static final String SCRIPT = "</script><script>alert(1)</script>";
  private static final String QUOTES = "\"' onmouseover=alert(1) x='\"";
  private static final String CHINESE = "郁金香 🌷";
  private static final List<String> NAMES =
      List.of(
          SCRIPT, QUOTES, CHINESE, "<img src=x onerror=alert(1)>", "a{name}$1\\&amp;\nb\u202ec");

  private static String html() {
    List<Mistake> mistakes =
        NAMES.stream()
            .map(n -> new Mistake(n + "/" + n, n, SCRIPT, 0.9, Flower.picture(1)))
            .toList();
    List<Problem> problems =
        NAMES.stream().map(n -> new Problem(Problem.Kind.UNREADABLE, n, n)).toList();
    return ReportWriter.english()
        .html(
            Sample.flowers()
                .withClasses(NAMES)
                .withMistakes(mistakes)
                .withProblems(problems)
                .withLessons(lessons())
                .withModel("runs/" + SCRIPT + "/" + QUOTES + "\n.onnx")
                .data())
        .replace(Assets.library(), "");
  }

  /** Whoever writes the lessons may put class names into them. */
  private static Lessons lessons() {
    return new Lessons(
        NAMES.stream().map(n -> new TimelineStep(n, n, n, n, n)).toList(),
        NAMES.stream().map(n -> new FindingView(n, n, n, n, n)).toList(),
        effects(),
        effects(),
        NAMES.stream().map(n -> new RangePicture(n, n, Flower.picture(1))).toList(),
        NAMES.stream().map(n -> new KnobImportance(n, 0.1, 0.1)).toList(),
        NAMES.stream().map(n -> new AdviceLine(n, ArticleLine.Verdict.UNCLEAR, n)).toList());
  }

  private static List<KnobEffect> effects() {
    return NAMES.stream()
        .map(n -> new KnobEffect(n, n, n, 1, 1, 1, 1, Effect.Verdict.NO_DIFFERENCE))
        .toList();
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  @Test
  void no_name_opens_a_tag_or_an_attribute() {
    String html = html();

    assertThat(html).doesNotContain("<script>alert", "<img src=x");
    assertThat(tags(html)).as("attributes of every tag").noneMatch(t -> t.contains(" on"));
    assertThat(tags(html)).hasSizeGreaterThan(500);
    assertThat(count(html, "<script")).as("data and script").isEqualTo(2);
    assertThat(count(html, "</script")).isEqualTo(2);
    assertThat(count(html, "<img ")).as("one a mistake, one a range").isEqualTo(2L * NAMES.size());
  }

  /** Every tag as a browser sees it, quoted values emptied; scripts and styles left out. */
  private static List<String> tags(String html) {
    String bare = html.replaceAll("(?s)(<(script|style)[^>]*>).*?</\\2>", "$1");
    return Pattern.compile("<[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
        .matcher(bare)
        .results()
        .map(tag -> tag.group().replaceAll("\"[^\"]*\"|'[^']*'", ""))
        .toList();
  }

  @Test
  void names_are_shown_as_they_are() {
    assertThat(html())
        .contains(
            CHINESE, "&lt;img src=x onerror=alert(1)&gt;", "a{name}$1\\&amp;amp;\\nb\\u202ec");
  }

  @Test
  void characters_that_cannot_be_seen_are_made_visible_in_paths() {
    assertThat(Visible.text("a\nb\u202ec")).isEqualTo("a\\nb\\u202ec");
    assertThat(html()).doesNotContain("\u202ec/");
  }

  @Test
  void a_drawing_escapes_its_names_too() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> i + SCRIPT + "🌷".repeat(20)).toList();
    String html = ReportWriter.english().html(Sample.flowers().withClasses(many).data());

    assertThat(html).contains("<svg class=\"matrix\"").doesNotContain("<script>alert");
  }

  @Test
  void chart_data_cannot_end_its_script() {
    assertThat(ChartJson.safe(List.of(SCRIPT, "&\u2028")))
        .doesNotContain("<", ">", "&", "\u2028")
        .contains("\\u003c/script\\u003e");
  }

  @Test
  void the_model_path_is_one_word_in_every_language() {
    assertThat(Snippets.shellQuoted("runs/a-1/model.onnx")).isEqualTo("runs/a-1/model.onnx");
    assertThat(Snippets.shellQuoted("it's $HOME/x")).isEqualTo("'it'\\''s $HOME/x'");
    assertThat(Snippets.literal("a\"b\\c\nd")).isEqualTo("\"a\\\"b\\\\c\\nd\"");
  }
}
