package graft.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who was taken for whom.
 *
 * @param names class names
 * @param rows one a class of the label, for a table; none where a drawing serves better
 * @param marks the cells that are not empty, for a drawing; none where a table serves
 * @param pairs the most frequent confusions, in sentences
 * @param mistakes how many photos were taken for another class
 */
public record ConfusionView(
    List<String> names, List<Row> rows, List<Cell> marks, List<String> pairs, int mistakes) {
  private static final int LARGEST_TABLE = 16;
  private static final int PAIRS = 8;

  /** The cells of a label. */
  public record Row(String name, List<Cell> cells) {}

  /**
   * How often a label got an answer.
   *
   * @param row index of the label
   * @param column index of the answer
   * @param count photos
   * @param right whether label and answer are the same
   * @param shade in [0, 1], by the share of the label's photos
   * @param words the cell in a sentence
   */
  public record Cell(int row, int column, int count, boolean right, String shade, String words) {}

  static ConfusionView of(ReportData data, ReportWords words) {
    List<Row> rows = rows(data, words);
    List<Cell> filled =
        rows.stream().flatMap(r -> r.cells().stream()).filter(c -> c.count() > 0).toList();
    List<Cell> wrong =
        filled.stream()
            .filter(c -> !c.right())
            .sorted(Comparator.comparingInt(Cell::count).reversed())
            .toList();
    boolean table = rows.size() <= LARGEST_TABLE;
    return new ConfusionView(
        data.classes().stream().map(Visible::text).toList(),
        table ? rows : List.of(),
        table ? List.of() : filled,
        wrong.stream().limit(PAIRS).map(Cell::words).toList(),
        wrong.stream().mapToInt(Cell::count).sum());
  }

  private static List<Row> rows(ReportData data, ReportWords words) {
    List<List<Integer>> counts = data.figures().confusion();
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < counts.size(); r++) {
      int all = counts.get(r).stream().mapToInt(Integer::intValue).sum();
      List<Cell> cells = new ArrayList<>();
      for (int c = 0; c < counts.size(); c++) {
        int n = counts.get(r).get(c);
        String shade = Numbers.plain(n == 0 ? 0 : Math.sqrt((double) n / all));
        cells.add(new Cell(r, c, n, r == c, shade, n == 0 ? "" : words(data, words, r, c)));
      }
      rows.add(new Row(Visible.text(data.classes().get(r)), cells));
    }
    return rows;
  }

  private static String words(ReportData data, ReportWords words, int row, int column) {
    List<Integer> counts = data.figures().confusion().get(row);
    int all = counts.stream().mapToInt(Integer::intValue).sum();
    return words.say(
        row == column ? "confusion.right" : "confusion.wrong",
        "label",
        Visible.isolated(data.classes().get(row)),
        "predicted",
        Visible.isolated(data.classes().get(column)),
        "n",
        Numbers.count(counts.get(column)),
        "all",
        Numbers.count(all),
        "percent",
        Numbers.percent((double) counts.get(column) / all));
  }

  /** The side of the drawing's cells, in pixels. */
  public int cell() {
    return names.size() > 60 ? 13 : 16;
  }

  /** The room for names beside the drawing, in pixels. */
  public int margin() {
    return 20 + names.stream().mapToInt(n -> width(shortened(n))).max().orElse(0);
  }

  /** About as wide as the text is drawn: a Chinese character as wide as the font is high. */
  private static int width(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) ? 10 : 6).sum();
  }

  /** The side of the drawing, in pixels. */
  public int side() {
    return margin() + cell() * names.size() + 8;
  }

  /** A name that fits beside the drawing. */
  public String shortened(String name) {
    int points = name.codePointCount(0, name.length());
    return points <= 18 ? name : name.substring(0, name.offsetByCodePoints(0, 17)) + "…";
  }
}
