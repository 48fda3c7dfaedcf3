package graft.core.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * P-values of a family of comparisons, corrected for their number: below 0.05 after the correction,
 * the chance of even one false finding in the family is below 0.05 (Holm 1979). Never weaker than
 * Bonferroni's, and like it good for any dependence between the comparisons.
 */
public final class Holm {
  private Holm() {}

  /**
   * The corrected p-values, in the order given.
   *
   * @param pValues each in [0, 1]
   */
  public static List<Double> adjust(List<Double> pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("a p-value must be in [0, 1], got " + p);
      }
    }
    int k = pValues.size();
    List<Integer> rising =
        IntStream.range(0, k).boxed().sorted(Comparator.comparingDouble(pValues::get)).toList();
    List<Double> adjusted = new ArrayList<>(Collections.nCopies(k, 0.0));
    double highest = 0;
    for (int rank = 0; rank < k; rank++) {
      highest = Math.max(highest, Math.min(1, (k - rank) * pValues.get(rising.get(rank))));
      adjusted.set(rising.get(rank), highest);
    }
    return List.copyOf(adjusted);
  }
}
