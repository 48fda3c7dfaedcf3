package graft.app.job;

import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.metrics.Softmax;
import java.util.stream.IntStream;

/**
 * A head with the temperature that makes its probabilities honest.
 *
 * @param head on raw features, before the temperature
 * @param temperature logits are divided by it
 */
record Classifier(Head head, double temperature) {

  /** The mean of what is said of photos and of their mirror images, (rows, classes). */
  double[][] probabilities(FeatureMatrix features, FeatureMatrix mirrored) {
    double[][] means = probabilities(features);
    double[][] others = probabilities(mirrored);
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(means[i], others[i]);
    }
    return means;
  }

  /** Two answers on one photo as one. */
  static double[] mean(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(k -> (one[k] + other[k]) / 2).toArray();
  }

  /** (rows, classes). */
  double[][] probabilities(FeatureMatrix features) {
    double[][] logits = head.logits(features);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Softmax.probabilities(logits[i], temperature);
    }
    return logits;
  }
}
