package graft.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lowest loss near each learning rate: what a rate can reach when the other hyperparameters
 * suit it. Each point is the lowest of equally many trials, those nearest to its rate on a
 * logarithmic scale, so that rates which were tried often do not look better for that alone.
 *
 * @param points by rising rate, a tenth of a decade apart; where too few trials are near, there is
 *     none
 */
record LowerEnvelope(List<Point> points) {
  private static final int FEWEST_TRIALS = 20;
  private static final int FEWEST_NEAR = 5;
  private static final double REACH = 0.35;
  private static final double STEP = 0.1;

  LowerEnvelope {
    points = List.copyOf(points);
  }

  /**
   * A point.
   *
   * @param place the rate's logarithm to base 10
   * @param loss the lowest near it
   */
  record Point(double place, double loss) {
    double rate() {
      return Math.pow(10, place);
    }
  }

  /** A trial's place and loss. */
  private record Tried(double place, double loss) {}

  /**
   * The envelope of these trials; empty where there are fewer than 20 with a finite loss.
   *
   * @param trials in any order
   */
  static LowerEnvelope of(List<MeasuredTrial> trials) {
    List<Tried> tried =
        trials.stream()
            .filter(t -> Double.isFinite(t.sharedLoss()))
            .map(t -> new Tried(Math.log10(t.trial().recipe().learningRate()), t.sharedLoss()))
            .sorted(Comparator.comparingDouble(Tried::place))
            .toList();
    if (tried.size() < FEWEST_TRIALS) {
      return new LowerEnvelope(List.of());
    }
    int near = Math.max(FEWEST_NEAR, (int) Math.round(Math.sqrt(tried.size()) / 2));
    double from = tried.getFirst().place();
    double to = tried.getLast().place();
    int steps = (int) Math.round((to - from) / STEP);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      double place = steps == 0 ? from : from + (to - from) * i / steps;
      addPoint(points, place, near, tried);
    }
    return new LowerEnvelope(points);
  }

  private static void addPoint(List<Point> points, double place, int near, List<Tried> tried) {
    List<Tried> nearest =
        tried.stream()
            .filter(t -> Math.abs(t.place() - place) <= REACH)
            .sorted(Comparator.comparingDouble(t -> Math.abs(t.place() - place)))
            .limit(near)
            .toList();
    if (nearest.size() == near) {
      double loss = nearest.stream().mapToDouble(Tried::loss).min().orElseThrow();
      points.add(new Point(place, loss));
    }
  }

  /** Whether the points span a decade of rates without a gap, so that there is a shape to tell. */
  boolean tellsAShape() {
    if (points.size() < 2 || points.getLast().place() - points.getFirst().place() < 0.9) {
      return false;
    }
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).place() - points.get(i - 1).place() > 1.6 * STEP) {
        return false;
      }
    }
    return true;
  }
}
