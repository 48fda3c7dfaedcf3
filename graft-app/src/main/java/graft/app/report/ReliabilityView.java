package graft.app.report;

import java.util.List;

/**
 * Certainty against truth, as a drawing on a square of 100 by 100.
 *
 * @param points left to right, y from the bottom up already turned for SVG
 * @param words what to see in it
 */
public record ReliabilityView(List<Point> points, String words) {

  /** A bin: its place and what it says. */
  public record Point(String x, String y, String words) {}

  static ReliabilityView of(Certainty certainty, ReportWords words) {
    List<Point> points = certainty.bins().stream().map(b -> point(b, words)).toList();
    return new ReliabilityView(points, points.isEmpty() ? "" : words(certainty.bins(), words));
  }

  private static Point point(Certainty.Bin bin, ReportWords words) {
    return new Point(
        Numbers.plain(100 * bin.certainty()),
        Numbers.plain(100 - 100 * bin.right()),
        words.say(
            "reliability.point",
            "sure",
            Numbers.percent(bin.certainty()),
            "right",
            Numbers.percent(bin.right()),
            "n",
            Numbers.count(bin.n())));
  }

  private static String words(List<Certainty.Bin> bins, ReportWords words) {
    Certainty.Bin low = bins.getFirst();
    Certainty.Bin high = bins.getLast();
    return words.say(
        "reliability.words",
        "highSure",
        Numbers.percent(high.certainty()),
        "highRight",
        Numbers.percent(high.right()),
        "lowSure",
        Numbers.percent(low.certainty()),
        "lowRight",
        Numbers.percent(low.right()));
  }
}
