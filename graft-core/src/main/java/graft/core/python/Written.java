package graft.core.python;

/** A piece of a script as it is written, made fit to be shown. */
final class Written {
  private static final int LENGTH = 60;

  private Written() {}

  /** On one line, with single blanks, at most 60 characters. */
  static String of(String text, int from, int to) {
    String piece = text.substring(from, Math.min(to, from + 20 * LENGTH));
    String line = piece.strip().replaceAll("\\s+", " ");
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH - 1) + "…";
  }
}
