package graft.core.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
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

class WordsTest {
  private static final Sentence START =
      Sentence.of("study.start").with("count", 18).with("recipe", "rate 0.001").with("loss", "0.3");

  @Test
  void fills_every_hole_of_a_template() {
    assertThat(Words.english().say(START))
        .isEqualTo(
            "Tried the usual start and its neighbours (18 recipes): best so far rate 0.001, log"
                + " loss 0.3.");
  }

  @Test
  void takes_values_as_they_are() {
    assertThat(Words.english().say(START.with("recipe", "{loss} of {nobody}")))
        .contains("best so far {loss} of {nobody}, log loss 0.3");
  }

  @Test
  void does_not_mind_values_that_a_template_leaves_out() {
    assertThat(Words.english().say(START.with("trial", 7))).doesNotContain("7", "{");
  }

  @Test
  void says_which_value_is_missing() {
    assertThatThrownBy(() -> Words.english().say(Sentence.of("study.start").with("count", 18)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("study.start", "recipe");
    assertThatThrownBy(() -> Words.english().say(Sentence.of("study.start")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("study.start", "count");
  }

  @Test
  void says_which_template_is_missing() {
    assertThatThrownBy(() -> Words.english().say(Sentence.of("study.nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no message template called study.nothing");
  }

  @Test
  void a_sentence_keeps_its_values_in_order_and_to_itself() {
    Sentence sentence = Sentence.of("a").with("z", 1).with("b", 2).with("m", 3);
    assertThat(sentence.values().keySet()).containsExactly("z", "b", "m");
    assertThat(sentence.with("c", 4)).isNotEqualTo(sentence);
    assertThat(sentence.values()).hasSize(3).isUnmodifiable();
  }

  @Test
  void the_code_and_the_templates_know_the_same_keys() throws IOException {
    Set<String> keys = new TreeSet<>();
    Pattern key = Pattern.compile("\"((?!study\\.db)(?:study|runs?|compare)\\.[a-zA-Z.]+)\"");
    for (String module : List.of("graft-core", "graft-app")) {
      Path sources = Path.of(System.getProperty("graft.root"), module, "src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher found = key.matcher(Files.readString(file));
          while (found.find()) {
            keys.add(found.group(1));
          }
        }
      }
    }
    assertThat(keys).isEqualTo(new TreeSet<>(templates().stringPropertyNames())).isNotEmpty();
  }

  private static Properties templates() throws IOException {
    Properties templates = new Properties();
    try (InputStream in = Words.class.getResourceAsStream("messages.properties")) {
      templates.load(in);
    }
    return templates;
  }
}
