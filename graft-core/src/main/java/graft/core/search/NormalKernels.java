package graft.core.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Normal distributions cut to [0, 1], one around each observation, as wide as the wider of the gaps
 * to its neighbours (Bergstra et al. 2011); the prior is centred with a width of 1.
 */
final class NormalKernels implements Kernels {
  private static final double NARROWEST = 1e-12;

  private final double[] centres;
  private final double[] widths;
  private final double[] logScales; // log of width, of the root of 2 pi and of the mass in [0, 1]

  private NormalKernels(double[] centres, double[] widths) {
    this.centres = centres;
    this.widths = widths;
    this.logScales = new double[centres.length];
    for (int k = 0; k < centres.length; k++) {
      double mass = 1 - Normal.below(low(k)) - Normal.above(high(k));
      logScales[k] = StrictMath.log(widths[k]) + StrictMath.log(mass) + Normal.LOG_ROOT_2_PI;
    }
  }

  static NormalKernels around(double[] observations, boolean magicClip) {
    int n = observations.length;
    double[] centres = Arrays.copyOf(observations, n + 1);
    double[] widths = Arrays.copyOf(gaps(observations), n + 1);
    double narrowest = magicClip ? 1 / Math.min(100.0, n + 2) : NARROWEST;
    for (int k = 0; k < n; k++) {
      widths[k] = Math.clamp(widths[k], narrowest, 1);
    }
    centres[n] = 0.5;
    widths[n] = 1;
    return new NormalKernels(centres, widths);
  }

  /**
   * For each observation the wider gap to its neighbours. The ends of [0, 1] count as neighbours
   * only of an observation that is alone.
   */
  private static double[] gaps(double[] observations) {
    int n = observations.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> observations[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] gaps = new double[n];
    for (int i = 0; i < n; i++) {
      double here = observations[order[i]];
      double left = i > 0 ? here - observations[order[i - 1]] : n == 1 ? here : 0;
      double right = i < n - 1 ? observations[order[i + 1]] - here : n == 1 ? 1 - here : 0;
      gaps[order[i]] = Math.max(left, right);
    }
    return gaps;
  }

  private double low(int kernel) {
    return -centres[kernel] / widths[kernel];
  }

  private double high(int kernel) {
    return (1 - centres[kernel]) / widths[kernel];
  }

  @Override
  public double logDensity(int kernel, double x) {
    double z = (x - centres[kernel]) / widths[kernel];
    return -z * z / 2 - logScales[kernel];
  }

  @Override
  public double draw(int kernel, double u) {
    double low = low(kernel);
    double high = high(kernel);
    double from = Normal.below(low);
    double p = from + u * (Normal.below(high) - from);
    double x = centres[kernel] + widths[kernel] * Normal.quantile(p, low, high);
    return Math.clamp(x, 0.0, 1.0);
  }
}
