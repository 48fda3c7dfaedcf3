package graft.app.job;

import graft.core.metrics.Softmax;
import java.util.List;

/**
 * What the winner said of photos that it had not seen.
 *
 * @param rows the photos, as positions in the split's list
 * @param logits one row a photo
 * @param labels one a photo
 * @param temperature fitted on these
 */
@SuppressWarnings("ArrayRecordComponent") // stays in this package, and nobody writes to it
record OutOfFold(List<Integer> rows, double[][] logits, List<Integer> labels, double temperature) {

  /** (photos, classes). */
  double[][] probabilities() {
    double[][] probabilities = new double[logits.length][];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Softmax.probabilities(logits[i], temperature);
    }
    return probabilities;
  }

  int[] labelArray() {
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }
}
