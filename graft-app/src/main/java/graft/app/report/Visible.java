package graft.app.report;

/** Makes characters visible that cannot be seen, so that a name reads as it is, on one line. */
final class Visible {

  private Visible() {}

  /** The text, a newline written as \\n, other controls as their code. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                out.append("\\n");
              } else if (Character.getType(c) == Character.CONTROL || isTurner(c)) {
                out.append("\\u%04x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** The text for the middle of a sentence, whichever way it is written. */
  static String isolated(String text) {
    return "\u2068" + text(text) + "\u2069";
  }

  /** Characters that turn the direction of the text around them. */
  private static boolean isTurner(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }
}
