package graft.app.job;

import graft.core.metrics.Softmax;
import graft.core.scratch.LazyList;
import java.util.List;

/**
 * What the winner said of photos that it had not seen.
 *
 * @param rows the photos, as positions in the split's list
 * @param logits one row a photo; may be computed
 * @param labels one a photo
 * @param temperature fitted on these
 */
@SuppressWarnings("ArrayRecordComponent") // stays in this package, and nobody writes to it
record OutOfFold(int[] rows, List<double[]> logits, int[] labels, double temperature) {

  /** (photos, classes), computed. */
  List<double[]> probabilities() {
    return new LazyList<>(logits.size(), i -> Softmax.probabilities(logits.get(i), temperature));
  }
}
