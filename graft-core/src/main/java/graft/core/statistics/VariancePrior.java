package graft.core.statistics;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * What variances of one kind are like: each true variance behaves as {@code scale ·
 * degreesOfFreedom / chi-squared}, so that an estimate of one of them behaves as {@code scale · F}.
 * Fitted by the mean and the variance of the logarithms (Smyth 2004, Linear models and empirical
 * Bayes methods for assessing differential expression in microarray experiments, Statistical
 * Applications in Genetics and Molecular Biology 3(1), article 3, section 6.2).
 *
 * @param scale a variance, 0 or more
 * @param degreesOfFreedom what the prior is worth, 0 or more; infinity means that all the true
 *     variances are the same
 */
record VariancePrior(double scale, double degreesOfFreedom) {
  /** Nothing known beforehand. */
  static final VariancePrior NONE = new VariancePrior(0, 0);

  private static final int HALVINGS = 70;

  /**
   * Learns from estimates.
   *
   * @param variances two or more, each above 0
   * @param freedom degrees of freedom of each
   */
  static VariancePrior fit(double[] variances, double freedom) {
    if (variances.length < 2 || Arrays.stream(variances).anyMatch(v -> !(v > 0))) {
      throw new IllegalArgumentException(
          "a prior is fitted to two or more variances above 0, got " + Arrays.toString(variances));
    }
    double[] logs = Arrays.stream(variances).map(v -> Math.log(v) - meanLog(freedom)).toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    double spread =
        Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).sum() / (logs.length - 1)
            - Trigamma.value(freedom / 2);
    if (spread <= 0) { // no more than chance within each
      double pooled = Arrays.stream(variances).average().orElseThrow();
      return new VariancePrior(pooled, Double.POSITIVE_INFINITY);
    }
    double prior = 2 * inverseTrigamma(spread);
    return new VariancePrior(Math.exp(mean + meanLog(prior)), prior);
  }

  /** The mean logarithm of chi-squared over its degrees of freedom. */
  private static double meanLog(double freedom) {
    return Digamma.value(freedom / 2) - Math.log(freedom / 2);
  }

  /** Where trigamma has this value, above 0; it falls, and lies between 1/y and 1/y + 1/y². */
  static double inverseTrigamma(double value) {
    double low = 1 / value;
    double high = (1 + Math.sqrt(1 + 4 * value)) / (2 * value);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (Trigamma.value(middle) > value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** This prior, worth no more than that many degrees of freedom. */
  VariancePrior atMost(double freedom) {
    return new VariancePrior(scale, Math.min(freedom, degreesOfFreedom));
  }

  /**
   * The mean of an estimate and the prior, weighted by their degrees of freedom.
   *
   * @param variance 0 or more
   * @param freedom degrees of freedom of the estimate
   */
  double squeeze(double variance, double freedom) {
    double own = freedom / (freedom + degreesOfFreedom);
    return own * variance + (1 - own) * scale;
  }
}
