package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Chinese sentences that wait to be merged into {@code report_zh.properties}. */
class ChineseAdditionsTest {

  private static Properties read(String name) throws IOException {
    Properties sentences = new Properties();
    sentences.load(new StringReader(Assets.text(name)));
    return sentences;
  }

  private static List<String> holes(String sentence) {
    return Pattern.compile("\\{[a-zA-Z]+}")
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  @Test
  void say_what_the_english_ones_say_with_the_same_holes() throws IOException {
    Properties english = read("report.properties");
    Properties chinese = read("report_zh.additions.properties");

    assertThat(chinese.stringPropertyNames()).hasSizeGreaterThan(90);
    for (String key : chinese.stringPropertyNames()) {
      assertThat(english.stringPropertyNames()).contains(key);
      assertThat(holes(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(holes(english.getProperty(key)));
    }
  }

  @Test
  void leave_out_no_sentence_of_the_pictures() throws IOException {
    Properties chinese = read("report_zh.additions.properties");

    assertThat(read("report.properties").stringPropertyNames())
        .filteredOn(
            key ->
                key.matches(
                    "(timeline|coach|knob|kind|effects|importance|pictures|trial|response|parallel"
                        + "|advice)\\..*"))
        .allSatisfy(key -> assertThat(chinese).containsKey(key));
  }
}
