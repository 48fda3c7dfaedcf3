package graft.app.report;

/** Makes control characters visible, so that a file's name reads as it is and on one line. */
final class Visible {
  private static final int PICTURES = 0x2400;

  private Visible() {}

  /** The text, each control character replaced by its picture: a newline by ␊. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> c < 0x20 ? PICTURES + c : c)
        .map(c -> Character.getType(c) == Character.CONTROL || isTurner(c) ? 0xfffd : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Characters that turn the direction of the text around them. */
  private static boolean isTurner(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }
}
