package graft.app.job;

import graft.core.metrics.Interval;
import graft.core.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/*
 * 1. Better: of those whose interval of change against the first, for all comparisons at once, lies
 *    below zero, the one that loses least; the first where there is none.
 * 2. As good for less: of those that compute less than that one, and whose interval of change
 *    against it, for all comparisons at once, lies below a tenth of its loss, the one that computes
 *    least.
 *
 * That two cannot be told apart is no reason to take the cheaper one: of few photos nothing can be
 * told, and it may well be worse. The second step is a test for non-inferiority.
 */
/**
 * Which of several backbones and picture sizes is taken.
 *
 * @param best position of the one that is better beyond chance than the first; 0 where none is
 * @param taken position of the one to go on with; another than the best computes less
 * @param changes of the log loss against the first, one each; the first's own is 0
 */
record BackboneVerdict(int best, int taken, List<Estimate> changes) {
  /** How much more loss is put up with for less to compute, as a share of the best's. */
  static final double MARGIN = 0.1;

  private static final double LEVEL = 0.95;

  BackboneVerdict {
    changes = List.copyOf(changes);
  }

  /**
   * The verdict on some of them, on the same photos, folds and seeds.
   *
   * @param losses the standard one's first, one or more
   * @param costs what each computes for a photo, in any unit
   */
  static BackboneVerdict of(List<UnseenLosses> losses, List<Double> costs) {
    List<Estimate> changes = against(0, losses);
    int best =
        IntStream.range(1, losses.size())
            .filter(i -> high(changes.get(i), losses) < 0)
            .boxed()
            .min(Comparator.comparingDouble(i -> changes.get(i).value()))
            .orElse(0);
    return new BackboneVerdict(best, cheaper(best, losses, costs).orElse(best), changes);
  }

  private static Optional<Integer> cheaper(
      int best, List<UnseenLosses> losses, List<Double> costs) {
    List<Estimate> changes = against(best, losses);
    double most = MARGIN * losses.get(best).mean();
    return IntStream.range(0, losses.size())
        .filter(i -> costs.get(i) < costs.get(best))
        .filter(i -> high(changes.get(i), losses) < most)
        .boxed()
        .min(
            Comparator.comparingDouble((Integer i) -> costs.get(i))
                .thenComparingDouble(i -> changes.get(i).value()));
  }

  /** The changes of all against one of them, whose own is 0. */
  private static List<Estimate> against(int one, List<UnseenLosses> losses) {
    List<UnseenLosses> others = new ArrayList<>(losses);
    UnseenLosses from = others.remove(one);
    List<Estimate> changes = new ArrayList<>(UnseenLosses.changes(others, from));
    changes.add(one, new Estimate(0, 0, 1));
    return changes;
  }

  private static double high(Estimate change, List<UnseenLosses> losses) {
    return change.interval(LEVEL, losses.size() - 1).high();
  }

  /** The interval of a change against the first, for all of them at once: from, to. */
  List<Double> interval(int position) {
    if (position == 0) {
      return List.of(0.0, 0.0);
    }
    Interval interval = changes.get(position).interval(LEVEL, changes.size() - 1);
    return List.of(interval.low(), interval.high());
  }
}
