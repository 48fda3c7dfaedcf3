package graft.app.job;

import graft.core.metrics.Softmax;
import graft.core.scratch.LazyList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the winner said of photos that it had not seen.
 *
 * @param rows the photos, as positions in the split's list
 * @param logits one row a photo; may be computed
 * @param labels one a photo
 * @param temperature of which the probabilities are the softmax
 */
@SuppressWarnings("ArrayRecordComponent") // stays in this package, and nobody writes to it
record OutOfFold(int[] rows, List<double[]> logits, int[] labels, double temperature) {

  /** The mean log loss. */
  double loss() {
    return IntStream.range(0, labels.length).mapToDouble(this::loss).average().orElseThrow();
  }

  /** The log loss of the photo at this place of the rows. */
  double loss(int at) {
    return Softmax.logLoss(logits.get(at), labels[at], temperature);
  }

  /**
   * The same of some of the photos.
   *
   * @param some of the rows, in any order
   */
  OutOfFold at(int[] some) {
    Map<Integer, Integer> places = new HashMap<>();
    IntStream.range(0, rows.length).forEach(at -> places.put(rows[at], at));
    int[] at = IntStream.of(some).map(row -> place(places, row)).toArray();
    return new OutOfFold(
        some.clone(),
        IntStream.of(at).mapToObj(logits::get).toList(),
        IntStream.of(at).map(i -> labels[i]).toArray(),
        temperature);
  }

  private static int place(Map<Integer, Integer> places, int row) {
    Integer place = places.get(row);
    if (place == null) {
      throw new IllegalArgumentException("nothing was said of row " + row);
    }
    return place;
  }

  /** (photos, classes), computed. */
  List<double[]> probabilities() {
    return new LazyList<>(logits.size(), i -> Softmax.probabilities(logits.get(i), temperature));
  }
}
