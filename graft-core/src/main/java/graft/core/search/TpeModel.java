package graft.core.search;

import graft.core.random.CounterRandom;
import java.util.List;

/**
 * What the observations say of some dimensions: one density of the good points and one of the
 * others. The ratio of the two rises with the expected improvement (Bergstra et al. 2011, section
 * 4.1).
 */
final class TpeModel {
  private final ParzenEstimator good;
  private final ParzenEstimator others;
  private final int candidates;

  private TpeModel(ParzenEstimator good, ParzenEstimator others, int candidates) {
    this.good = good;
    this.others = others;
    this.candidates = candidates;
  }

  /**
   * The model in the dimensions of these numbers, of the points that have all of them.
   *
   * @param numbers of the dimensions, in the space's order
   */
  static TpeModel of(Space space, List<Integer> numbers, TpeSplit split, TpeSettings settings) {
    List<Dimension> dimensions = numbers.stream().map(space.dimensions()::get).toList();
    return new TpeModel(
        ParzenEstimator.of(dimensions, rows(split.good(), numbers), settings),
        ParzenEstimator.of(dimensions, rows(split.others(), numbers), settings),
        settings.candidates());
  }

  private static double[][] rows(List<Point> points, List<Integer> numbers) {
    return points.stream()
        .filter(point -> numbers.stream().allMatch(point::has))
        .map(point -> numbers.stream().mapToDouble(point::at).toArray())
        .toArray(double[][]::new);
  }

  /** The logarithm of the ratio of the densities at x: the higher, the more promising. */
  double promise(double[] x) {
    return good.logDensity(x) - others.logDensity(x);
  }

  /** The most promising of some points drawn from the good ones' density. */
  double[] propose(long key) {
    double[][] drawn = new double[candidates][];
    for (int c = 0; c < candidates; c++) {
      drawn[c] = good.draw(CounterRandom.with(key, c));
    }
    return drawn[mostPromising(drawn)];
  }

  /** Which of the candidates promises most; the first where several do. */
  int mostPromising(double[][] points) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < points.length; c++) {
      double promise = promise(points[c]);
      if (promise > most) {
        best = c;
        most = promise;
      }
    }
    return best;
  }
}
