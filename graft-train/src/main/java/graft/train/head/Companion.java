package graft.train.head;

import graft.core.head.Head;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.scratch.LazyList;
import graft.core.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/*
 * Each shrinkage and weight is tried on what head and discriminant said out of fold. So that the
 * choice does not flatter itself, the photos are dealt into five parts: the loss on each is that of
 * the pair, and of the head alone, with what is best on the other four, temperatures included.
 */
/**
 * A linear discriminant that answers beside a linear head: the head's logits and the discriminant's
 * times a weight. Both are linear, so the pair is one linear head again.
 *
 * <p>A head learns the border between the classes, a discriminant how each class is spread; where
 * photos are neither few nor many, the two err on different photos (Raina, Shen, Ng and McCallum
 * 2003, "Classification with hybrid generative/discriminative models").
 *
 * @param shrinkage of the discriminant's covariance
 * @param weight of its logits
 * @param gain by how much the pair's mean log loss is lower, each after its own temperature
 * @param points by how much its accuracy is higher, in [-1, 1]
 * @param alone mean log loss of the head, on the photos that {@link #gain} is measured on
 */
public record Companion(
    double shrinkage, double weight, Estimate gain, Estimate points, double alone) {
  private static final List<Double> WEIGHTS = List.of(0.05, 0.1, 0.2, 0.4, 0.8);
  private static final int PARTS = 5;

  /** Photos that are enough to choose by; of more, as many are taken at even distances. */
  private static final int ENOUGH = 5000;

  /** Photos below which nothing is judged. */
  private static final int LEAST = 50;

  /** What the loss must fall by, as a share of the head's, to be worth a second classifier. */
  private static final double WORTH = 0.01;

  /**
   * Looks for the best one.
   *
   * @param head logits out of fold, one row a photo, finite
   * @param labels one a photo
   * @param discriminants of the same photos in the same order
   * @return empty where there are fewer than 50 photos to judge by
   */
  public static Optional<Companion> of(
      List<double[]> head, int[] labels, Discriminants discriminants, List<Integer> folds) {
    if (head.size() < LEAST) {
      return Optional.empty();
    }
    int step = Math.ceilDiv(labels.length, ENOUGH);
    int[] rows = IntStream.range(0, labels.length).filter(row -> row % step == 0).toArray();
    Photos photos = new Photos(pick(head, rows), pick(labels, rows), new ArrayList<>());
    for (int s = 0; s < Discriminants.SHRINKAGES.size(); s++) {
      photos.discriminants().add(pick(discriminants.outOfFold(s, folds), rows));
    }
    return Optional.of(photos.judged());
  }

  /** Whether the pair is better beyond chance, and by enough. */
  public boolean pays() {
    return gain.value() >= WORTH * alone && gain.interval(0.95).low() > 0;
  }

  /** The pair's logits, one row a photo. */
  public List<double[]> logits(
      List<double[]> head, Discriminants discriminants, List<Integer> folds) {
    List<double[]> other = discriminants.outOfFold(place(), folds);
    return new LazyList<>(head.size(), i -> sum(head.get(i), other.get(i), weight));
  }

  /** The pair as one head. */
  public Head head(Head head, Discriminants discriminants) {
    return sum(head, discriminants.whole(place()));
  }

  /** The pair of a fold's head and its discriminant. */
  public Head head(Head head, Discriminants discriminants, int fold) {
    return sum(head, discriminants.of(place(), fold));
  }

  private Head sum(Head head, Head discriminant) {
    Head both = Head.mean(List.of(head, discriminant.withTemperature(1 / weight)));
    return both.withTemperature(0.5); // the sum, not the mean
  }

  private int place() {
    return Discriminants.SHRINKAGES.indexOf(shrinkage);
  }

  private static double[] sum(double[] head, double[] other, double weight) {
    double[] sum = head.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += weight * other[k];
    }
    return sum;
  }

  private static double[][] pick(List<double[]> all, int[] rows) {
    return IntStream.of(rows).mapToObj(all::get).toArray(double[][]::new);
  }

  private static int[] pick(int[] all, int[] rows) {
    return IntStream.of(rows).map(row -> all[row]).toArray();
  }

  /** A weight of a discriminant, with its temperature; weight 0 is the head alone. */
  private record Pair(int shrinkage, double weight, double temperature, double loss) {}

  /**
   * What was said of the photos that are judged by.
   *
   * @param head (photos, classes)
   * @param labels one a photo
   * @param discriminants (shrinkages), each (photos, classes)
   */
  @SuppressWarnings("ArrayRecordComponent") // stays in this class, and nobody writes to it
  private record Photos(double[][] head, int[] labels, List<double[][]> discriminants) {

    Companion judged() {
      double[] saved = new double[labels.length];
      double[] right = new double[labels.length];
      double alone = 0;
      for (int part = 0; part < PARTS; part++) {
        int of = part;
        Pair one = fit(0, 0, i -> i % PARTS != of);
        Pair two = best(i -> i % PARTS != of);
        for (int i = part; i < labels.length; i += PARTS) {
          double loss = loss(one, i);
          saved[i] = loss - loss(two, i);
          right[i] = hit(two, i) - hit(one, i);
          alone += loss / labels.length;
        }
      }
      Pair best = best(i -> true);
      return new Companion(
          Discriminants.SHRINKAGES.get(best.shrinkage()),
          best.weight(),
          Estimate.ofMean(saved),
          Estimate.ofMean(right),
          alone);
    }

    /** Of all pairs the one of least loss on some photos. */
    private Pair best(IntPredicate some) {
      Pair best = fit(0, WEIGHTS.getFirst(), some);
      for (int s = 0; s < discriminants.size(); s++) {
        for (double weight : WEIGHTS) {
          Pair pair = fit(s, weight, some);
          best = pair.loss() < best.loss() ? pair : best;
        }
      }
      return best;
    }

    private Pair fit(int shrinkage, double weight, IntPredicate some) {
      int[] rows = IntStream.range(0, labels.length).filter(some).toArray();
      double[][] logits =
          IntStream.of(rows)
              .mapToObj(i -> sum(head[i], discriminants.get(shrinkage)[i], weight))
              .toArray(double[][]::new);
      int[] own = pick(labels, rows);
      double temperature = Temperature.fit(logits, own);
      return new Pair(
          shrinkage, weight, temperature, Temperature.meanLoss(logits, own, temperature));
    }

    private double[] logits(Pair pair, int i) {
      return sum(head[i], discriminants.get(pair.shrinkage())[i], pair.weight());
    }

    private double loss(Pair pair, int i) {
      return Softmax.logLoss(logits(pair, i), labels[i], pair.temperature());
    }

    private int hit(Pair pair, int i) {
      return Softmax.argmax(logits(pair, i)) == labels[i] ? 1 : 0;
    }
  }
}
