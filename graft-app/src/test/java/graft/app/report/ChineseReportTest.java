package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Problem;
import graft.core.words.Language;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChineseReportTest {
  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "(?s)<(script|style|pre|code|dd|bdi)\\b.*?</\\1>|<li>.*?</li>|\\u2068.*?\\u2069");

  private final ReportWriter writer = ReportWriter.of(Language.CHINESE.locale());

  /** Its lessons have few sentences: those are the study's, and the made-up ones are English. */
  private final Sample flowers =
      Sample.flowers()
          .withLessons(
              Lessons.none()
                  .withTimeline(List.of(new TimelineStep("起点", "损失 0.246", "", "", "")))
                  .withEffects(SampleLessons.effects())
                  .withImportance(SampleLessons.importance()));

  @Test
  void says_the_answer_in_chinese_and_names_its_language() {
    assertThat(writer.html(flowers.data()))
        .contains("<html lang=\"zh\">")
        .contains("<title>flower_photos：Graft 的结果</title>")
        .contains("<h1>每 100 张照片判对 96 张</h1>")
        .containsPattern("95% 置信区间 9\\d\\.\\d 到 9\\d\\.\\d\\u202f%）：550 张从未参与任何选择的照片中判对");
  }

  @Test
  void english_stays_english() {
    String html = ReportWriter.english().html(Sample.flowers().data());
    assertThat(html).contains("<html lang=\"en\">");
    assertThat(html.replaceAll("(?s)<script\\b.*?</script>", ""))
        .as("outside the charting library, which brings words of its own")
        .doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void leaves_no_english_sentence_on_the_page() {
    for (Sample sample :
        List.of(
            flowers,
            flowers.withTest(550, false, 0),
            flowers.withTest(0, false, 0),
            flowers.withTest(550, true, 3),
            flowers.withTest(60, true, 21))) {
      String text =
          NOT_TEXT
              .matcher(writer.html(sample.data()))
              .replaceAll(" ")
              .replaceAll("<[^>]*>", " ")
              .replaceAll("\\b[\\w-]+(?:/[\\w.-]+)+|graft evaluate|pip install [a-z ]+", " ");
      assertThat(text).doesNotContainPattern("\\b[a-z]{2,} [a-z]{2,}\\b");
    }
  }

  @Test
  void says_hyperparameters_and_problems_in_chinese() {
    Problem copy = new Problem(Problem.Kind.DUPLICATE, "a.jpg", "The same pixels as b.jpg.");
    String html = writer.html(flowers.withProblems(List.of(copy)).data());

    assertThat(html)
        .contains("1 张照片重复出现", "与 b.jpg 像素完全相同。")
        .containsPattern("学习率 [0-9.]+、批大小 \\d+");
  }

  @Test
  void a_look_has_its_number_in_chinese() {
    assertThat(writer.html(flowers.withTest(550, true, 3).data())).contains("第三次查看测试集");
    assertThat(writer.html(flowers.withTest(550, true, 21).data())).contains("第 21 次查看测试集");
  }
}
