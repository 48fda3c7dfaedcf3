package graft.core.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * Temperature scaling (Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural
 * Networks"): the one number by which logits are divided so that the log loss on held-out photos is
 * least.
 */
public final class Temperature {
  private static final double COLDEST = 0.05;
  private static final double HOTTEST = 20;
  private static final int STEPS = 60;
  private static final double PRECISION = 1e-9;
  private static final double CLOSE = 1e-4; // in the logarithm
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Temperature() {}

  /**
   * The temperature in [0.05, 20] of least mean log loss: the loss is convex in 1/T, and Newton's
   * steps on its slope are kept inside the bracket. 1 where there is no photo.
   *
   * @param logits (photos)(classes), held out, finite
   * @param labels one a photo
   */
  public static double fit(double[][] logits, int[] labels) {
    return fit(Arrays.asList(logits), labels);
  }

  /** The same of rows that may be computed. */
  public static double fit(List<double[]> logits, int[] labels) {
    if (logits.isEmpty()) {
      return 1;
    }
    double low = 1 / HOTTEST;
    double high = 1 / COLDEST;
    double beta = 1;
    for (int step = 0; step < STEPS; step++) {
      double slope = 0;
      double bend = 0;
      for (int i = 0; i < labels.length; i++) {
        double[] row = logits.get(i);
        double[] p = Softmax.probabilities(row, 1 / beta);
        double mean = 0;
        double square = 0;
        for (int k = 0; k < p.length; k++) {
          double above = row[k] - row[labels[i]]; // shifted: large logits cancel
          mean += p[k] * above;
          square += p[k] * above * above;
        }
        slope += mean;
        bend += square - mean * mean;
      }
      low = slope < 0 ? beta : low;
      high = slope < 0 ? high : beta;
      double next = beta - slope / bend;
      boolean inside = next > low && next < high; // false where the bend is 0
      double middle = Math.sqrt(low * high);
      double before = beta;
      beta = inside ? next : middle;
      if (Math.abs(beta - before) <= PRECISION * beta) {
        break;
      }
    }
    return 1 / beta;
  }

  /**
   * The temperature in [0.05, 20] at which the mean of several answers on each photo has the least
   * mean log loss, by golden section on its logarithm. 1 where there is no photo.
   *
   * @param answers logits, (answers)(photos)(classes), held out, finite
   * @param labels one a photo
   */
  public static double fitMean(List<List<double[]>> answers, int[] labels) {
    if (labels.length == 0) {
      return 1;
    }
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    while (high - low > CLOSE) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (meanLossOfMean(answers, labels, Math.exp(left))
          <= meanLossOfMean(answers, labels, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double meanLossOfMean(
      List<List<double[]>> answers, int[] labels, double temperature) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double probability = 0;
      for (List<double[]> logits : answers) {
        probability += Softmax.probabilities(logits.get(i), temperature)[labels[i]];
      }
      sum -= Math.log(Math.max(Double.MIN_NORMAL, probability / answers.size()));
    }
    return sum / labels.length;
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
