package graft.train.intake;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the features of a few photos look like.
 *
 * @param photos how many
 * @param mean of all numbers
 * @param deviation of all numbers, 0 or more
 * @param difference how far a feature of one photo lies from its mean over the photos, as a share
 *     of the features' mean size: 0 where all photos have the same
 * @param finite whether all numbers are
 * @param information in bits, what the file's own classes tell of which photo it is: high where
 *     each photo is surely something, and not all the same; empty where the file names no classes
 */
public record FeatureStatistics(
    int photos,
    double mean,
    double deviation,
    double difference,
    boolean finite,
    OptionalDouble information) {

  /**
   * The statistics of some vectors of one length.
   *
   * @param features a row a photo
   * @param classes a row of logits or probabilities a photo, or none
   */
  static FeatureStatistics of(List<float[]> features, List<float[]> classes) {
    int numbers = features.getFirst().length;
    double count = (double) features.size() * numbers;
    double sum = 0;
    double size = 0;
    boolean finite = true;
    for (float[] row : features) {
      for (float value : row) {
        finite &= Float.isFinite(value);
        sum += value;
        size += Math.abs(value);
      }
    }
    double mean = sum / count;
    double squares = 0;
    double apart = 0;
    for (int i = 0; i < numbers; i++) {
      double centre = 0;
      for (float[] row : features) {
        centre += row[i] / features.size();
        squares += (row[i] - mean) * (row[i] - mean);
      }
      double spread = 0;
      for (float[] row : features) {
        spread += (row[i] - centre) * (row[i] - centre) / features.size();
      }
      apart += Math.sqrt(spread) / numbers;
    }
    return new FeatureStatistics(
        features.size(),
        mean,
        Math.sqrt(squares / count),
        size == 0 ? 0 : apart / (size / count),
        finite,
        classes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(information(classes)));
  }

  /** Entropy of the mean answer less the mean entropy of the answers. */
  private static double information(List<float[]> classes) {
    double[] mean = new double[classes.getFirst().length];
    double entropies = 0;
    for (float[] row : classes) {
      double[] probabilities = probabilities(row);
      entropies += entropy(probabilities) / classes.size();
      for (int k = 0; k < mean.length; k++) {
        mean[k] += probabilities[k] / classes.size();
      }
    }
    return entropy(mean) - entropies;
  }

  /** The row itself where it sums to 1, else its softmax. */
  private static double[] probabilities(float[] row) {
    double[] made = new double[row.length];
    double sum = 0;
    double most = Double.NEGATIVE_INFINITY;
    boolean positive = true;
    for (float value : row) {
      sum += value;
      most = Math.max(most, value);
      positive &= value >= 0;
    }
    boolean given = positive && Math.abs(sum - 1) < 1e-3;
    double whole = 0;
    for (int k = 0; k < row.length; k++) {
      made[k] = given ? row[k] : Math.exp(row[k] - most);
      whole += made[k];
    }
    for (int k = 0; k < row.length; k++) {
      made[k] /= whole;
    }
    return made;
  }

  private static double entropy(double[] probabilities) {
    double bits = 0;
    for (double p : probabilities) {
      bits -= p > 0 ? p * Math.log(p) / Math.log(2) : 0;
    }
    return bits;
  }
}
