package graft.app.report;

import graft.core.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Certainty against truth, as a drawing on a square of 100 by 100.
 *
 * @param points left to right, y from the bottom up already turned for SVG
 * @param ticks the marks of both axes
 * @param words what to see in it
 */
public record ReliabilityView(List<Point> points, List<Tick> ticks, String words) {

  /**
   * A bin.
   *
   * @param x certainty
   * @param y share that is right
   * @param top upper end of its interval
   * @param bottom lower end of its interval
   * @param words what it says
   */
  public record Point(String x, String y, String top, String bottom, String words) {}

  /** A mark: its distance from the origin, and its number. */
  public record Tick(String at, String down, String words) {}

  static ReliabilityView of(Certainty certainty, ReportWords words) {
    List<Certainty.Bin> bins = certainty.bins();
    if (bins.isEmpty()) {
      return new ReliabilityView(List.of(), List.of(), "");
    }
    double from = origin(bins);
    return new ReliabilityView(
        bins.stream().map(b -> point(b, from, words)).toList(), ticks(from), words(bins, words));
  }

  /** Where the axes begin: a round share below every bin's interval. */
  private static double origin(List<Certainty.Bin> bins) {
    double lowest =
        bins.stream()
            .flatMapToDouble(b -> DoubleStream.of(b.certainty(), spread(b).low()))
            .min()
            .orElse(0);
    return Math.clamp(Math.floor(5 * lowest) / 5, 0, 0.8);
  }

  private static Interval spread(Certainty.Bin bin) {
    return Interval.wilson95((int) Math.round(bin.right() * bin.n()), bin.n());
  }

  private static Point point(Certainty.Bin bin, double from, ReportWords words) {
    Interval spread = spread(bin);
    return new Point(
        Numbers.plain(place(bin.certainty(), from)),
        Numbers.plain(100 - place(bin.right(), from)),
        Numbers.plain(100 - place(spread.high(), from)),
        Numbers.plain(100 - place(spread.low(), from)),
        words.say(
            "reliability.point",
            "sure",
            Numbers.percent(bin.certainty()),
            "right",
            Numbers.percent(bin.right()),
            "n",
            Numbers.count(bin.n())));
  }

  private static double place(double share, double from) {
    return 100 * (share - from) / (1 - from);
  }

  private static List<Tick> ticks(double from) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= 4; i++) {
      double share = from + (1 - from) * i / 4;
      String text = Math.round(100 * share) + "\u202f%";
      ticks.add(new Tick(Integer.toString(25 * i), Integer.toString(100 - 25 * i), text));
    }
    return ticks;
  }

  private static String words(List<Certainty.Bin> bins, ReportWords words) {
    Certainty.Bin low = bins.getFirst();
    Certainty.Bin high = bins.getLast();
    if (bins.size() == 1) {
      return words.say(
          "reliability.one",
          "sure",
          Numbers.percent(low.certainty()),
          "right",
          Numbers.percent(low.right()));
    }
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
