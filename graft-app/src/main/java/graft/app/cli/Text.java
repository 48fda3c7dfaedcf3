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

  /**
   * The text and as many spaces as make it this many columns wide. A Chinese, Japanese or Korean
   * character takes two columns, an accent that is set on another takes none. A text that is wider
   * stays as it is.
   */
  static String padded(String text, int columns) {
    return text + spaces(columns - columns(text));
  }

  /** As {@link #padded}, with the spaces first: for a column of numbers. */
  static String paddedLeft(String text, int columns) {
    return spaces(columns - columns(text)) + text;
  }

  private static String spaces(int count) {
    return " ".repeat(Math.max(0, count));
  }

  /** How many columns of a terminal the text takes. */
  static int columns(String text) {
    return text.codePoints().map(Text::columns).sum();
  }

  /**
   * By script and block: near enough to Unicode's East Asian Width, which the JDK does not have.
   */
  private static int columns(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> c < 0xff61 || c > 0xffdc;
          default ->
              (c >= 0x3000 && c <= 0x303f) // CJK punctuation
                  || (c >= 0xff01 && c <= 0xff60) // full width forms
                  || (c >= 0xffe0 && c <= 0xffe6)
                  || (c >= 0x1f300 && c <= 0x1f64f) // pictures
                  || (c >= 0x1f900 && c <= 0x1f9ff);
        };
    return wide ? 2 : 1;
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
