package graft.app.cli;

import java.util.Locale;

/** Names and numbers as a terminal or a table takes them. */
final class Text {
  private Text() {}

  /** Control characters made visible, so that a name cannot break a line or colour a terminal. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                line.append(
                    switch (c) {
                      case '\n' -> "\\n";
                      case '\r' -> "\\r";
                      case '\t' -> "\\t";
                      default ->
                          Character.isISOControl(c)
                              ? "\\u%04x".formatted(c)
                              : String.valueOf((char) c);
                    }));
    return line.toString();
  }

  /** "93.1 %". */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A field as RFC 4180 says. */
  static String csv(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
