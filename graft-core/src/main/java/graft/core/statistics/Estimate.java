package graft.core.statistics;

import graft.core.metrics.Interval;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A figure and how far it may be off: value and error behave as Student's t says.
 *
 * @param value the figure, in any unit; 0 means no difference
 * @param standardError in the same unit, 0 or more
 * @param degreesOfFreedom above 0, not necessarily whole; infinity means that the error is known
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {
  public Estimate {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be a finite number, got " + value);
    }
    if (!Double.isFinite(standardError) || standardError < 0) {
      throw new IllegalArgumentException("standardError must be 0 or more, got " + standardError);
    }
    if (!(degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be above 0, got " + degreesOfFreedom);
    }
  }

  /**
   * The mean of independent figures, such as one a photo.
   *
   * @param values any number of them; the mean of none is 0, and of one the error is 0
   */
  public static Estimate ofMean(double... values) {
    int n = Math.max(1, values.length);
    double mean = DoubleStream.of(values).average().orElse(0);
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    int freedom = Math.max(1, values.length - 1);
    return new Estimate(mean, Math.sqrt(squares / freedom / n), freedom);
  }

  /**
   * The two-sided t interval.
   *
   * @param level how often such an interval holds the truth, between 0 and 1, such as 0.95
   */
  public Interval interval(double level) {
    return interval(level, 1);
  }

  /** Half of the two-sided 95 % interval, what stands behind a ±. */
  public double half95() {
    return standardError * t().inverseSurvivalProbability(0.025);
  }

  /**
   * The interval for one of several comparisons, wide enough that all of them hold the truth at
   * once that often (Bonferroni).
   *
   * @param level how often, between 0 and 1, such as 0.95
   * @param comparisons in the family, 1 or more
   */
  public Interval interval(double level, int comparisons) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be between 0 and 1, got " + level);
    }
    if (comparisons < 1) {
      throw new IllegalArgumentException("comparisons must be 1 or more, got " + comparisons);
    }
    double tail = (1 - level) / 2 / comparisons;
    double half = standardError * t().inverseSurvivalProbability(tail);
    return new Interval(value - half, value + half);
  }

  /**
   * How often, if the truth were 0, a value at least so far from 0 would come (two-sided). Without
   * any error it is 0, or 1 for a value of 0.
   */
  public double pValue() {
    if (standardError == 0) {
      return value == 0 ? 1 : 0;
    }
    return Math.min(1, 2 * t().survivalProbability(Math.abs(value) / standardError));
  }

  private TDistribution t() {
    return TDistribution.of(degreesOfFreedom);
  }
}
