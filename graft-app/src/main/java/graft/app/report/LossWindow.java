package graft.app.report;

import java.util.List;

/**
 * The losses that a picture of all trials shows. A few trials that learned nothing must not flatten
 * the rest: what lies above the window is drawn at its upper edge.
 *
 * @param low lower edge
 * @param high upper edge, above the lower one
 */
record LossWindow(double low, double high) {
  private static final double MARGIN = 0.05;

  /**
   * The window for these losses: up to three quarters of them, at least half as much again as the
   * lowest and at most three times the lowest.
   *
   * @param losses one or more, finite, in any order
   */
  static LossWindow of(List<Double> losses) {
    List<Double> sorted = losses.stream().sorted().toList();
    double best = sorted.getFirst();
    double most = sorted.get((sorted.size() - 1) * 3 / 4);
    double cut = Math.clamp(most, 1.5 * best + 0.02, 3 * best + 0.05);
    double high = Math.max(Math.min(cut, sorted.getLast()), best + 0.01);
    double margin = MARGIN * (high - best);
    return new LossWindow(
        Numbers.short4(Math.max(0, best - margin)), Numbers.short4(high + margin + 1e-4));
  }

  /** The loss, or the edge that it lies beyond; the upper edge for a trial that ran away. */
  double clamp(double loss) {
    return Double.isFinite(loss) ? Math.clamp(loss, low, high) : high;
  }

  /** Whether the loss lies above the window, or is none. */
  boolean isBeyond(double loss) {
    return !(loss <= high);
  }
}
