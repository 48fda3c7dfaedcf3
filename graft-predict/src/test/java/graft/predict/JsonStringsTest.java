package graft.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringsTest {
  @Test
  void reads_lists_of_any_length_with_blanks_anywhere() {
    assertThat(JsonStrings.parse("[]")).isEmpty();
    assertThat(JsonStrings.parse(" [ ] ")).isEmpty();
    assertThat(JsonStrings.parse("[\"a\"]")).containsExactly("a");
    assertThat(JsonStrings.parse("\n[\t\"a\" ,\r\"\" , \" b \"]\n"))
        .containsExactly("a", "", " b ");
  }

  @Test
  void reads_every_escape() {
    assertThat(JsonStrings.parse("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]"))
        .isEqualTo(List.of("\"\\/\b\f\n\r\t"));
    assertThat(JsonStrings.parse("[\"\\u0041\\u00e9\\u00E9\\ud83c\\udf39\"]"))
        .containsExactly("Aéé🌹");
  }

  @Test
  void takes_other_characters_as_they_stand() {
    assertThat(JsonStrings.parse("[\"蒲公英\",\"🌻\",\"a,b\",\"[x]\",\"it's\"]"))
        .containsExactly("蒲公英", "🌻", "a,b", "[x]", "it's");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "\"a\"",
        "{\"a\":1}",
        "[",
        "[\"a\"",
        "[\"a\",",
        "[\"a\",]",
        "[,\"a\"]",
        "[\"a\" \"b\"]",
        "[\"a\"}",
        "[\"a\"]]",
        "[\"a\"] x",
        "[1]",
        "[null]",
        "[[\"a\"]]",
        "['a']",
        "[\"a]",
        "[\"a\\\"]",
        "[\"\\x\"]",
        "[\"\\u12\"]",
        "[\"\\u12g4\"]",
        "[\"\\u+123\"]",
        "[\"\n\"]",
      })
  void refuses_everything_else_and_shows_it(String text) {
    assertThatThrownBy(() -> JsonStrings.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JSON list of strings")
        .hasMessageEndingWith(text);
  }
}
