package graft.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** What the curves are drawn from, as JSON that is safe inside a script element. */
final class ChartJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ChartJson() {}

  static String of(List<CurveView> curves, ReportWords words) {
    Map<String, Object> all =
        Map.of(
            "curves", curves,
            "epoch", words.say("curves.epoch"),
            "train", words.say("curves.train.short"),
            "validation", words.say("curves.validation.short"));
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
