package graft.core.statistics;

import graft.core.metrics.Interval;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Two classifiers on the same photos: whether one is right more often. Only the photos on which
 * they disagree say anything.
 *
 * @param n photos that both saw
 * @param onlyFirst photos that the first alone got right
 * @param onlySecond photos that the second alone got right
 */
public record McNemar(int n, int onlyFirst, int onlySecond) {
  private static final double Z95 = 1.959963984540054;

  public McNemar {
    if (n < 1) {
      throw new IllegalArgumentException("there must be a photo or more, got " + n);
    }
    if (onlyFirst < 0 || onlySecond < 0 || (long) onlyFirst + onlySecond > n) {
      throw new IllegalArgumentException(
          "the photos that one alone got right must be 0 or more and no more than the %d, got %d and %d"
              .formatted(n, onlyFirst, onlySecond));
    }
  }

  /**
   * The exact two-sided p-value (McNemar 1947, with the binomial distribution in place of the
   * chi-squared): how often, if both were equally good, the disagreements would be at least so
   * one-sided. 1 where they never disagree.
   */
  public double pValue() {
    BinomialDistribution fair = BinomialDistribution.of(onlyFirst + onlySecond, 0.5);
    return Math.min(1, 2 * fair.cumulativeProbability(Math.min(onlyFirst, onlySecond)));
  }

  /** Accuracy of the first minus accuracy of the second, in [-1, 1]. */
  public double difference() {
    return (double) (onlyFirst - onlySecond) / n;
  }

  /**
   * The 95 % interval of {@link #difference}: Wald's with one photo added to each kind of
   * disagreement (Bonett and Price 2012, Journal of Educational and Behavioral Statistics 37,
   * 479-488), which keeps its level for small n. In [-1, 1].
   */
  public Interval interval95() {
    double first = (onlyFirst + 1.0) / (n + 2.0);
    double second = (onlySecond + 1.0) / (n + 2.0);
    double centre = first - second;
    double half = Z95 * Math.sqrt((first + second - centre * centre) / (n + 2.0));
    return new Interval(Math.max(-1, centre - half), Math.min(1, centre + half));
  }
}
