package graft.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the pictures are drawn from, as JSON that is safe inside a script element. */
final class ChartJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The words that stand in the pictures themselves. */
  private static final List<String> SPOKEN =
      List.of(
          "curves.epoch",
          "curves.train.short",
          "curves.validation.short",
          "response.x",
          "response.y",
          "response.line",
          "response.chosen",
          "parallel.weak",
          "parallel.strong",
          "parallel.lowLoss",
          "parallel.highLoss",
          "importance.x");

  private ChartJson() {}

  static String of(Pictures pictures, ReportWords words) {
    Map<String, Object> all = new TreeMap<>();
    all.put("curves", pictures.curves());
    all.put("response", pictures.response());
    all.put("parallel", pictures.parallel());
    all.put("importance", pictures.importance());
    all.put("words", SPOKEN.stream().collect(Collectors.toMap(key -> key, words::say)));
    return safe(all);
  }

  /** The value as JSON in which no character can end or open a tag. */
  static String safe(Object value) {
    try {
      return MAPPER
          .writeValueAsString(value)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers and words have a JSON form", e);
    }
  }
}
