package graft.app.job;

import java.util.List;
import java.util.stream.Collectors;

/** Writes comma-separated values as RFC 4180 says. */
final class CsvLine {
  private CsvLine() {}

  static String of(List<String> fields) {
    return fields.stream().map(CsvLine::field).collect(Collectors.joining(","));
  }

  static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
