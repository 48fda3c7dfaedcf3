package graft.core.metrics;

/** A confidence interval. */
public record Interval(double low, double high) {
  private static final double Z95 = 1.959963984540054;

  /**
   * Wilson's 95 % score interval for a share (Wilson 1927; Brown, Cai and DasGupta 2001 recommend
   * it for small n).
   */
  public static Interval wilson95(int hits, int n) {
    if (n == 0) {
      return new Interval(0, 1);
    }
    double p = (double) hits / n;
    double z2 = Z95 * Z95;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    return new Interval(hits == 0 ? 0 : centre - half, hits == n ? 1 : centre + half);
  }
}
