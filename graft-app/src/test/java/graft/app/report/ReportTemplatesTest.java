package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The report says the same in each language. */
class ReportTemplatesTest {
  private static final Pattern HOLE = Pattern.compile("\\{[a-zA-Z]+}");

  /** Said in Chinese as in English. */
  private static final Set<String> SAME =
      Set.of(
          "classes.f1",
          "kind.dropout",
          "kind.l1",
          "kind.l2",
          "knob.dropout",
          "knob.l1",
          "knob.l2",
          "language",
          "memory",
          "origin.graft",
          "trials.dropout",
          "trials.l1",
          "trials.l2");

  private static final Pattern COMMAND = Pattern.compile("graft evaluate|pip install [a-z ]+");

  private final Properties english = templates("report.properties");
  private final Properties chinese = templates("report_zh.properties");

  private static Properties templates(String file) {
    Properties templates = new Properties();
    try (InputStream in = Objects.requireNonNull(ReportWords.class.getResourceAsStream(file))) {
      templates.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
    return templates;
  }

  @Test
  void both_languages_have_the_same_keys() {
    Set<String> missing = new TreeSet<>(english.stringPropertyNames());
    missing.removeAll(chinese.stringPropertyNames());
    Set<String> extra = new TreeSet<>(chinese.stringPropertyNames());
    extra.removeAll(english.stringPropertyNames());
    assertThat(missing).as("keys that report_zh.properties lacks").isEmpty();
    assertThat(extra).as("keys that report.properties lacks").isEmpty();
  }

  @Test
  void both_languages_have_the_same_holes() {
    for (String key : english.stringPropertyNames()) {
      assertThat(holes(chinese.getProperty(key, "")))
          .as("holes of %s in report_zh.properties", key)
          .isEqualTo(holes(english.getProperty(key)));
    }
  }

  private static Set<String> holes(String template) {
    Set<String> holes = new TreeSet<>();
    Matcher hole = HOLE.matcher(template);
    while (hole.find()) {
      holes.add(hole.group());
    }
    return holes;
  }

  @Test
  void nothing_english_is_left_in_the_chinese() {
    for (String key : chinese.stringPropertyNames()) {
      String words = HOLE.matcher(chinese.getProperty(key)).replaceAll("");
      if (words.codePoints().anyMatch(Character::isLetter) && !SAME.contains(key)) {
        assertThat(words).as(key).containsPattern("\\p{IsHan}");
      }
      assertThat(COMMAND.matcher(words).replaceAll(""))
          .as("two English words in %s", key)
          .doesNotContainPattern("\\b[a-z]{2,} [a-z]{2,}\\b");
    }
  }

  @Test
  void chinese_sentences_have_chinese_punctuation() {
    for (String key : chinese.stringPropertyNames()) {
      assertThat(chinese.getProperty(key))
          .as(key)
          .doesNotContainPattern("\\p{IsHan} ?[,;:!?()]|[(]\\p{IsHan}|\\p{IsHan}\\.(?!\\w)");
    }
  }
}
