package graft.app.cli;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Lines up a table for a terminal, on which Chinese, Japanese and Korean characters and emoji take
 * two columns and accents none (the wide and fullwidth ones of Unicode Standard Annex 11).
 */
final class Columns {
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  /** Wide characters that belong to no script, or to several. */
  private static final List<Range> RANGES =
      List.of(
          new Range(0x3000, 0x303E), // punctuation
          new Range(0x30FB, 0x30FC), // of katakana
          new Range(0xFF01, 0xFF60), // full-width forms
          new Range(0xFFE0, 0xFFE6),
          new Range(0x1F300, 0x1F64F), // emoji
          new Range(0x1F680, 0x1F6FF),
          new Range(0x1F900, 0x1FAFF));

  private static final int HALF_WIDTH = 0xFF61; // katakana and hangul forms of one column
  private static final int HALF_WIDTH_END = 0xFFDC;

  private record Range(int first, int last) {}

  private Columns() {}

  /**
   * One line a row, two spaces between columns.
   *
   * @param rows of equally many cells, the heading among them
   * @param left the columns that are text; the others are numbers and end on one line
   */
  static List<String> align(List<List<String>> rows, Set<Integer> left) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], width(row.get(c)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      String[] cells = new String[row.size()];
      Arrays.setAll(
          cells,
          c ->
              left.contains(c) ? padded(row.get(c), widths[c]) : paddedLeft(row.get(c), widths[c]));
      lines.add(String.join("  ", cells).stripTrailing());
    }
    return lines;
  }

  /** The text, and spaces up to this many columns; a text that is wider stays as it is. */
  static String padded(String text, int columns) {
    return text + gap(text, columns);
  }

  /** As {@link #padded}, with the spaces first: for a column of numbers. */
  static String paddedLeft(String text, int columns) {
    return gap(text, columns) + text;
  }

  private static String gap(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Columns of a terminal that the text takes. */
  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    if (c >= HALF_WIDTH && c <= HALF_WIDTH_END) {
      return false;
    }
    return WIDE.contains(UnicodeScript.of(c))
        || RANGES.stream().anyMatch(range -> c >= range.first() && c <= range.last());
  }
}
