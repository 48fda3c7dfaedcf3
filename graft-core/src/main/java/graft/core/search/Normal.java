package graft.core.search;

/**
 * The standard normal distribution. StrictMath throughout, so that a search proposes the same
 * points on every machine.
 */
final class Normal {
  /** The logarithm of the root of 2 pi. */
  static final double LOG_ROOT_2_PI = 0.5 * StrictMath.log(2 * Math.PI);

  private static final double SERIES_BELOW = 2;
  private static final int FRACTION_DEPTH = 60;
  private static final double FURTHEST = 9; // beyond it lies less than a double can tell from 0

  private Normal() {}

  /** The probability of a value up to z; to 1e-12 of itself, in the far left too. */
  static double below(double z) {
    return above(-z);
  }

  /** The probability of a value beyond z; to 1e-12 of itself, in the far right too. */
  static double above(double z) {
    double x = z / Math.sqrt(2);
    if (Math.abs(x) < SERIES_BELOW) {
      return 0.5 - 0.5 * errorFunction(x);
    }
    return x > 0 ? 0.5 * complement(x) : 1 - 0.5 * complement(-x);
  }

  /** erf(x), by the series of Abramowitz and Stegun 7.1.6: no term takes from another. */
  private static double errorFunction(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
  }

  /** 1 - erf(x) for x of 2 or more, by the continued fraction of Abramowitz and Stegun 7.1.14. */
  private static double complement(double x) {
    double tail = x;
    for (int n = FRACTION_DEPTH; n >= 1; n--) {
      tail = x + 0.5 * n / tail;
    }
    return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
  }

  /**
   * The z between low and high with a probability of p below it: Newton's steps, halved where they
   * would leave the bracket.
   */
  static double quantile(double p, double low, double high) {
    double left = Math.max(low, -FURTHEST);
    double right = Math.min(high, FURTHEST);
    double z = Math.clamp(0, left, right);
    for (int i = 0; i < 100; i++) {
      double excess = below(z) - p;
      if (excess > 0) {
        right = z;
      } else {
        left = z;
      }
      double next = z - excess / StrictMath.exp(-z * z / 2 - LOG_ROOT_2_PI);
      next = next > left && next < right ? next : (left + right) / 2;
      if (Math.abs(next - z) < 1e-12) {
        return next;
      }
      z = next;
    }
    return z;
  }
}
