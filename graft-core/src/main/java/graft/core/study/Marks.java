package graft.core.study;

import graft.core.metrics.Metric;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import java.util.Arrays;
import java.util.List;

/**
 * What answers on held-out photos are worth once their temperature is fitted: only then are recipes
 * with label smoothing or another confidence compared fairly.
 *
 * <p>The temperature is fitted on the same photos; it is one number, the same favour to every
 * candidate.
 */
final class Marks {
  /** The loss of a photo at most: -ln 2^-52, as in {@link graft.core.metrics.Evaluation}. */
  static final double WORST = 52 * Math.log(2);

  private final double[] losses;
  private final int[] predicted;
  private final List<double[]> logits; // (photos)(classes)
  private final double temperature;
  private final int[] labels;
  private final double logLoss;
  private final double cost;

  private Marks(List<double[]> logits, double temperature, int[] labels, Metric metric) {
    this.logits = logits;
    this.temperature = temperature;
    this.labels = labels;
    this.losses = new double[labels.length];
    this.predicted = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      double[] row = probabilities(i);
      double p = row[labels[i]];
      losses[i] = p > 0 ? Math.min(WORST, -Math.log(p)) : WORST; // WORST for NaN too
      predicted[i] = predicted(row, labels[i]);
    }
    this.logLoss = Arrays.stream(losses).average().orElse(WORST);
    int classes = logits.isEmpty() ? 1 : logits.getFirst().length;
    this.cost = metric.cost(logLoss, predicted, labels, classes);
  }

  /** The class that is named; where the answer is no number, a wrong one, for nothing was said. */
  private static int predicted(double[] p, int label) {
    return Double.isNaN(p[0]) ? (label + 1) % p.length : Softmax.argmax(p);
  }

  /**
   * The marks of these answers.
   *
   * @param logits (photos)(classes); where some are no numbers, the head has diverged
   */
  static Marks of(double[][] logits, int[] labels, Metric metric) {
    return of(Arrays.asList(logits), labels, metric);
  }

  /** The same of rows that may be computed. */
  static Marks of(List<double[]> logits, int[] labels, Metric metric) {
    boolean finite = logits.stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    double temperature = finite ? Temperature.fit(logits, labels) : 1;
    return new Marks(logits, temperature, labels, metric);
  }

  int photos() {
    return labels.length;
  }

  double logLoss() {
    return logLoss;
  }

  double accuracy() {
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      hits += hit(i) ? 1 : 0;
    }
    return (double) hits / Math.max(1, labels.length);
  }

  /** By the metric; lower is better. */
  double cost() {
    return cost;
  }

  double loss(int photo) {
    return losses[photo];
  }

  boolean hit(int photo) {
    return predicted[photo] == labels[photo];
  }

  int label(int photo) {
    return labels[photo];
  }

  /** Probabilities of one photo. */
  double[] probabilities(int photo) {
    return Softmax.probabilities(logits.get(photo), temperature);
  }
}
