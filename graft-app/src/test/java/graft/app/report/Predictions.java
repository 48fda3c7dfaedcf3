package graft.app.report;

import graft.core.metrics.Evaluation;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Made-up predictions: right for about 93 of 100 and a little too sure. */
final class Predictions {
  private static final Map<Key, Predictions> MADE = new ConcurrentHashMap<>();

  private record Key(int classes, int n, long seed) {}

  private final double[][] probabilities;
  private final int[] labels;
  private final Evaluation evaluation;

  private Predictions(double[][] probabilities, int[] labels) {
    this.probabilities = probabilities;
    this.labels = labels;
    this.evaluation =
        Evaluation.of(probabilities, labels, labels.length == 0 ? 0 : probabilities[0].length);
  }

  static Predictions of(int classes, int n, long seed) {
    return MADE.computeIfAbsent(new Key(classes, n, seed), Predictions::make);
  }

  private static Predictions make(Key key) {
    int classes = key.classes();
    int n = key.n();
    Random random = new Random(key.seed());
    double[][] probabilities = new double[n][classes];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(classes);
      int twin = (labels[i] + 1 + (random.nextInt(4) == 0 ? 1 : 0)) % classes;
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double logit = random.nextGaussian() + (k == labels[i] ? 6 : k == twin ? 1.5 : 0);
        logit += k == twin ? 2.1 * random.nextGaussian() : 0;
        probabilities[i][k] = Math.exp(logit);
        sum += probabilities[i][k];
      }
      for (int k = 0; k < classes; k++) {
        probabilities[i][k] /= sum;
      }
    }
    return new Predictions(probabilities, labels);
  }

  double[][] probabilities() {
    return probabilities;
  }

  int[] labels() {
    return labels;
  }

  Evaluation evaluation() {
    return evaluation;
  }
}
