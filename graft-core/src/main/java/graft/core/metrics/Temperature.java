package graft.core.metrics;

/**
 * Temperature scaling (Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural
 * Networks"): the one number by which logits are divided so that the log loss on held-out photos is
 * least.
 */
public final class Temperature {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Temperature() {}

  /**
   * The temperature in [0.05, 20] of least mean log loss, by golden-section search on its logarithm
   * (the loss is convex in 1/T). 1 where there is no photo.
   *
   * @param logits (photos)(classes), held out
   * @param labels one a photo
   */
  public static double fit(double[][] logits, int[] labels) {
    if (logits.length == 0) {
      return 1;
    }
    double low = Math.log(0.05);
    double high = Math.log(20);
    for (int step = 0; step < 60; step++) {
      double a = high - GOLDEN * (high - low);
      double b = low + GOLDEN * (high - low);
      if (meanLoss(logits, labels, Math.exp(a)) <= meanLoss(logits, labels, Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** The mean log loss at a temperature. */
  public static double meanLoss(double[][] logits, int[] labels, double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += Softmax.logLoss(logits[i], labels[i], temperature);
    }
    return sum / logits.length;
  }
}
