package graft.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages files say the same in each language, and what the code asks for. */
class MessagesTest {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private static final Pattern COMMAND =
      Pattern.compile(
          "git lfs pull|darktable-cli [a-z. ]+|graft check|graft backbones( add)?|graft tune("
              + " --metric balanced-accuracy)?");

  /** Said in Chinese as in English. */
  private static final Set<String> SAME =
      Set.of(
          "backbones.other",
          "evaluate.f1",
          "recipe.dropout",
          "recipe.l1",
          "recipe.l2",
          "recipe.schedule.constant");

  /** Asked for by names that are put together, so the code does not hold the whole key. */
  private static final Pattern PUT_TOGETHER =
      Pattern.compile(
          "recipe\\..*|phrase\\..*|check\\..*|coach\\..*|article\\..*|.*\\.(one|without|left|title|seen|decided|changed|gained)");

  private final Properties english = templates("messages.properties");
  private final Properties chinese = templates("messages_zh.properties");

  private static Properties templates(String file) {
    Properties templates = new Properties();
    try (Reader in =
        new InputStreamReader(Words.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      templates.load(in);
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
    assertThat(missing).as("keys that messages_zh.properties lacks").isEmpty();
    assertThat(extra).as("keys that messages.properties lacks").isEmpty();
  }

  @Test
  void both_languages_have_the_same_holes() {
    for (String key : english.stringPropertyNames()) {
      assertThat(holes(chinese.getProperty(key, "")))
          .as("holes of %s in messages_zh.properties", key)
          .isEqualTo(holes(english.getProperty(key)));
    }
  }

  private static Set<String> holes(String template) {
    Set<String> holes = new TreeSet<>();
    Matcher hole = Words.HOLE.matcher(template);
    while (hole.find()) {
      holes.add(hole.group());
    }
    return holes;
  }

  @Test
  void nothing_english_is_left_in_the_chinese() {
    for (String key : chinese.stringPropertyNames()) {
      String words = Words.HOLE.matcher(chinese.getProperty(key)).replaceAll("");
      if (words.codePoints().anyMatch(Character::isLetter) && !SAME.contains(key)) {
        assertThat(words).as(key).containsPattern(HAN);
        assertThat(words).as(key).isNotEqualTo(english.getProperty(key));
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

  @Test
  void the_code_and_the_templates_know_the_same_keys() throws IOException {
    Set<String> asked = askedFor();
    Set<String> missing = new TreeSet<>(asked);
    missing.removeAll(english.stringPropertyNames());
    Set<String> unused = new TreeSet<>(english.stringPropertyNames());
    unused.removeAll(asked);
    unused.removeIf(key -> PUT_TOGETHER.matcher(key).matches());
    assertThat(asked).isNotEmpty();
    assertThat(missing).as("keys that the code uses and messages.properties lacks").isEmpty();
    assertThat(unused).as("keys that no code uses").isEmpty();
  }

  /** What looks like a key in the code; the report has templates of its own. */
  private Set<String> askedFor() throws IOException {
    Set<String> heads = new TreeSet<>();
    english.stringPropertyNames().forEach(k -> heads.add(k.substring(0, k.indexOf('.'))));
    Pattern key =
        Pattern.compile("\"((?:" + String.join("|", heads) + ")\\.[a-zA-Z0-9.]*[a-zA-Z0-9])\"");
    Set<String> asked = new TreeSet<>();
    for (String module : List.of("graft-core", "graft-store", "graft-app")) {
      Path sources = Path.of(System.getProperty("graft.root"), module, "src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(MessagesTest::asksForMessages).toList()) {
          Matcher found = key.matcher(Files.readString(file));
          while (found.find()) {
            asked.add(found.group(1));
          }
        }
      }
    }
    asked.remove("study.db");
    return asked;
  }

  private static boolean asksForMessages(Path file) {
    return file.toString().endsWith(".java")
        && !file.toString().replace('\\', '/').contains("/graft/app/report/");
  }
}
