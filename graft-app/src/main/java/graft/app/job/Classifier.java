package graft.app.job;

import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.metrics.Softmax;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A head with the temperature that makes its probabilities honest.
 *
 * @param head on raw features, before the temperature
 * @param temperature logits are divided by it
 */
record Classifier(Head head, double temperature) {

  /**
   * What is said of photos: the mean over their views, (rows, classes).
   *
   * @param views one or more, each with the same photos in its rows
   */
  double[][] probabilities(List<FeatureMatrix> views) {
    List<double[][]> said = views.stream().map(this::probabilities).toList();
    return IntStream.range(0, said.getFirst().length)
        .mapToObj(i -> mean(said.stream().map(one -> one[i]).toList()))
        .toArray(double[][]::new);
  }

  /** Several answers on one photo as one. */
  static double[] mean(List<double[]> answers) {
    double[] mean = new double[answers.getFirst().length];
    answers.forEach(answer -> Arrays.setAll(mean, k -> mean[k] + answer[k]));
    Arrays.setAll(mean, k -> mean[k] / answers.size());
    return mean;
  }

  private double[][] probabilities(FeatureMatrix features) {
    double[][] logits = head.logits(features);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Softmax.probabilities(logits[i], temperature);
    }
    return logits;
  }
}
