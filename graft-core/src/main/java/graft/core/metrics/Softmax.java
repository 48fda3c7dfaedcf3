package graft.core.metrics;

/** Logits to probabilities and losses, in double precision and without overflow. */
public final class Softmax {
  private Softmax() {}

  /** Probabilities of one row of logits divided by a temperature. */
  public static double[] probabilities(double[] logits, double temperature) {
    double[] p = new double[logits.length];
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp((logits[k] - max) / temperature);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }

  /** The log loss (natural logarithm) of one row of logits divided by a temperature. */
  public static double logLoss(double[] logits, int label, double temperature) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp((logit - max) / temperature);
    }
    return Math.log(sum) - (logits[label] - max) / temperature;
  }

  /** The index of the largest value; the first of equals. */
  public static int argmax(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      if (values[k] > values[best]) {
        best = k;
      }
    }
    return best;
  }
}
