package graft.app.job;

import graft.core.statistics.Estimate;
import graft.core.statistics.PairedDifferences;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What heads, or short trainings, lose on photos that they have not seen, photo by photo.
 * Immutable.
 */
final class UnseenLosses {
  private final double[][][] losses;
  private final double accuracy;

  /**
   * Losses of heads.
   *
   * @param losses (folds)(seeds)(photos of the fold), log losses; not copied
   * @param accuracy of the same answers, in [0, 1]
   */
  UnseenLosses(double[][][] losses, double accuracy) {
    this.losses = losses;
    this.accuracy = accuracy;
  }

  double accuracy() {
    return accuracy;
  }

  /** Over all photos and seeds. */
  double mean() {
    return Arrays.stream(losses)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .average()
        .orElseThrow();
  }

  /**
   * How much more each loses than one of them, photo by photo: one family of comparisons, whose
   * errors are over photos and trainings; over photos alone where there is one seed.
   *
   * @param others on the same photos, folds and seeds
   */
  static List<Estimate> changes(List<UnseenLosses> others, UnseenLosses from) {
    return PairedDifferences.ofFew(others.stream().map(other -> other.less(from)).toList());
  }

  private double[][][] less(UnseenLosses other) {
    double[][][] differences = new double[losses.length][][];
    for (int fold = 0; fold < losses.length; fold++) {
      differences[fold] = new double[losses[fold].length][];
      for (int seed = 0; seed < losses[fold].length; seed++) {
        double[] one = losses[fold][seed];
        double[] from = other.losses[fold][seed];
        differences[fold][seed] =
            IntStream.range(0, one.length).mapToDouble(i -> one[i] - from[i]).toArray();
      }
    }
    return differences;
  }
}
