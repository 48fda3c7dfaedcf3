package graft.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes into a line of a list: words, numbers, one object of JSON, one record of CSV. */
final class Cells {
  private Cells() {}

  static String words(Words words, Sentence sentence) {
    return Text.oneLine(words.say(sentence));
  }

  static String words(Words words, String key) {
    return words(words, Sentence.of(key));
  }

  /** The share in percent, without the sign: "93.1". */
  static String percent(double share) {
    return number("%.1f", 100 * share);
  }

  static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  static String json(Map<String, ? extends @Nullable Object> object) {
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and numbers can always be written as JSON", e);
    }
  }

  static String csv(List<String> fields) {
    return fields.stream().map(Text::csv).collect(Collectors.joining(","));
  }
}
