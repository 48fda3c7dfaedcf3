package graft.app.report;

import graft.core.metrics.Interval;
import graft.core.metrics.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How sure a model was and how often it was right.
 *
 * @param bins by rising certainty, with equal numbers of photos; none where it is not known
 * @param logLoss95 95 % interval of the log loss; null where it is not known
 */
public record Certainty(List<Bin> bins, @Nullable Interval logLoss95) {
  private static final int BINS = 10;
  private static final double Z95 = 1.959963984540054;

  public Certainty {
    bins = List.copyOf(bins);
  }

  /**
   * Photos of about the same certainty.
   *
   * @param certainty the mean probability of the named class
   * @param right the share of photos for which it is the label
   * @param n photos
   */
  public record Bin(double certainty, double right, int n) {}

  /** Nothing is known. */
  public static Certainty unknown() {
    return new Certainty(List.of(), null);
  }

  /**
   * The certainty of these predictions.
   *
   * @param probabilities (photos)(classes)
   * @param labels one a photo
   */
  public static Certainty of(double[][] probabilities, int[] labels) {
    return of(Arrays.asList(probabilities), labels);
  }

  /** The same of rows that may be computed. */
  public static Certainty of(List<double[]> probabilities, int[] labels) {
    int n = labels.length;
    if (n < 2) {
      return unknown();
    }
    return new Certainty(bins(probabilities, labels), logLoss95(probabilities, labels));
  }

  private static List<Bin> bins(List<double[]> probabilities, int[] labels) {
    int n = labels.length;
    int[] named = probabilities.stream().mapToInt(Softmax::argmax).toArray();
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> probabilities.get(i)[named[i]]));
    int count = Math.clamp(n / 20, 1, BINS);
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < count; bin++) {
      int from = (int) ((long) bin * n / count);
      int to = (int) ((bin + 1L) * n / count);
      double sure = 0;
      int right = 0;
      for (int j = from; j < to; j++) {
        int i = order[j];
        sure += probabilities.get(i)[named[i]];
        right += named[i] == labels[i] ? 1 : 0;
      }
      bins.add(new Bin(sure / (to - from), (double) right / (to - from), to - from));
    }
    return bins;
  }

  /** The mean's normal interval: mean ± 1.96 standard errors. */
  private static Interval logLoss95(List<double[]> probabilities, int[] labels) {
    int n = labels.length;
    double[] losses =
        IntStream.range(0, n)
            .mapToDouble(i -> -Math.log(Math.max(probabilities.get(i)[labels[i]], 1e-15)))
            .toArray();
    double mean = Arrays.stream(losses).average().orElse(0);
    double squares = Arrays.stream(losses).map(l -> (l - mean) * (l - mean)).sum();
    double half = Z95 * Math.sqrt(squares / (n - 1.0) / n);
    return new Interval(Math.max(0, mean - half), mean + half);
  }
}
