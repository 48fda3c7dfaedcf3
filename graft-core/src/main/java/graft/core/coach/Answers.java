package graft.core.coach;

import graft.core.metrics.Softmax;
import graft.core.statistics.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the best head at hand said of photos that it had not learned from, after calibration. */
public final class Answers {
  private final List<double[]> probabilities; // (photos, classes)
  private final int[] labels; // (photos)

  private Answers(List<double[]> probabilities, int[] labels) {
    this.probabilities = probabilities;
    this.labels = labels;
  }

  /**
   * Of probabilities that nobody changes any more.
   *
   * @param probabilities (photos)(classes); may be computed
   * @param labels class index, one a photo
   */
  public static Answers of(List<double[]> probabilities, List<Integer> labels) {
    return new Answers(probabilities, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  public int photos() {
    return labels.length;
  }

  /** Photos of a class that were named rightly, and how many of it there are. */
  public Count right(int label) {
    int hits = 0;
    int n = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        n++;
        hits += Softmax.argmax(probabilities.get(i)) == label ? 1 : 0;
      }
    }
    return new Count(hits, n);
  }

  /**
   * How much lower the mean log loss is than that of always answering with the classes' shares
   * among these photos, with its error over them.
   */
  Estimate gainOverGuessing() {
    int[] counts = new int[probabilities.isEmpty() ? 0 : probabilities.getFirst().length];
    IntStream.of(labels).forEach(label -> counts[label]++);
    return Estimate.ofMean(
        IntStream.range(0, labels.length)
            .mapToDouble(i -> loss(counts[labels[i]] / (double) labels.length) - loss(said(i)))
            .toArray());
  }

  private static double highest(double[] row) {
    return row[Softmax.argmax(row)];
  }

  private double said(int photo) {
    return probabilities.get(photo)[labels[photo]];
  }

  private static double loss(double probability) {
    return probability > 0x1p-52 ? -Math.log(probability) : 52 * Math.log(2); // NaN too
  }

  /** Mean log loss, each photo's at most that of a probability of 2^-52. */
  double logLoss() {
    return IntStream.range(0, labels.length).mapToDouble(i -> loss(said(i))).average().orElse(0);
  }

  /** All photos that were named rightly. */
  public Count right() {
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      hits += Softmax.argmax(probabilities.get(i)) == labels[i] ? 1 : 0;
    }
    return new Count(hits, labels.length);
  }

  /**
   * Of the photos about which the head is surest, those whose label says otherwise. Hard photos lie
   * at the other end; wrong labels lie anywhere, and so here too.
   *
   * @param share of the photos that are looked at, in (0, 1]
   */
  public Count sureButLabelledOtherwise(double share) {
    List<Integer> surest =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -highest(probabilities.get(i)))
                    .thenComparing(i -> i))
            .limit((long) Math.ceil(share * labels.length))
            .toList();
    int wrong = 0;
    for (int i : surest) {
      wrong += Softmax.argmax(probabilities.get(i)) == labels[i] ? 0 : 1;
    }
    return new Count(wrong, surest.size());
  }

  /** So many of so many. */
  public record Count(int hits, int n) {
    /** 0 where there are none. */
    public double share() {
      return n == 0 ? 0 : (double) hits / n;
    }
  }
}
