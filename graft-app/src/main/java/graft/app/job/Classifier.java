package graft.app.job;

import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.metrics.Softmax;

/**
 * A head with the temperature that makes its probabilities honest.
 *
 * @param head on raw features, before the temperature
 * @param temperature logits are divided by it
 */
record Classifier(Head head, double temperature) {

  /** (rows, classes). */
  double[][] probabilities(FeatureMatrix features) {
    double[][] logits = head.logits(features);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Softmax.probabilities(logits[i], temperature);
    }
    return logits;
  }
}
