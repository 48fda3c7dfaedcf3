package graft.core.metrics;

import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well probabilities fit labels.
 *
 * @param n photos
 * @param accuracy share of photos whose label has the highest probability
 * @param accuracy95 Wilson's interval
 * @param logLoss mean of -ln p(label), p bounded below by 2^-52 as scikit-learn does
 * @param ece expected calibration error over equal-mass bins, in [0, 1]
 * @param ece95 its interval, by 200 bootstrap samples of the photos
 * @param confusion (label)(predicted) counts
 * @param perClass one a class, in class order
 */
public record Evaluation(
    int n,
    double accuracy,
    Interval accuracy95,
    double logLoss,
    double ece,
    Interval ece95,
    List<List<Integer>> confusion,
    List<ClassScore> perClass) {

  private static final double LEAST_PROBABILITY = 0x1p-52;
  private static final int BINS = 15;
  private static final int RESAMPLES = 200;

  /** Precision, recall and F1 of one class, 0 where undefined, and its number of photos. */
  public record ClassScore(double precision, double recall, double f1, int n) {

    /** Whether any photo was judged; of none, nothing is known, which is not 0. */
    public boolean judged() {
      return n > 0;
    }
  }

  /**
   * The figures of these predictions.
   *
   * @param probabilities (photos)(classes)
   * @param labels one a photo
   */
  public static Evaluation of(double[][] probabilities, int[] labels, int classes) {
    return of(Arrays.asList(probabilities), labels, classes);
  }

  /** The same of rows that may be computed. */
  public static Evaluation of(List<double[]> probabilities, int[] labels, int classes) {
    int n = labels.length;
    int[][] confusion = new int[classes][classes];
    double loss = 0;
    int hits = 0;
    double[] confidence = new double[n];
    boolean[] hit = new boolean[n];
    for (int i = 0; i < n; i++) {
      double[] row = probabilities.get(i);
      int predicted = Softmax.argmax(row);
      confusion[labels[i]][predicted]++;
      confidence[i] = row[predicted];
      hit[i] = predicted == labels[i];
      hits += hit[i] ? 1 : 0;
      loss -= Math.log(Math.max(row[labels[i]], LEAST_PROBABILITY));
    }
    int[] order = byConfidence(confidence);
    return new Evaluation(
        n,
        n == 0 ? 0 : (double) hits / n,
        Interval.wilson95(hits, n),
        n == 0 ? 0 : loss / n,
        ece(confidence, hit, order),
        eceInterval(confidence, hit, order),
        Arrays.stream(confusion).map(r -> Arrays.stream(r).boxed().toList()).toList(),
        scores(confusion));
  }

  /** Macro F1: the mean of the classes' F1. */
  public double macroF1() {
    return perClass.stream().mapToDouble(ClassScore::f1).average().orElse(0);
  }

  private static List<ClassScore> scores(int[][] confusion) {
    List<ClassScore> scores = new ArrayList<>();
    for (int k = 0; k < confusion.length; k++) {
      int truth = Arrays.stream(confusion[k]).sum();
      int claimed = 0;
      for (int[] row : confusion) {
        claimed += row[k];
      }
      double precision = ratio(confusion[k][k], claimed);
      double recall = ratio(confusion[k][k], truth);
      scores.add(new ClassScore(precision, recall, harmonic(precision, recall), truth));
    }
    return scores;
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double harmonic(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  private static int[] byConfidence(double[] confidence) {
    return IntStream.range(0, confidence.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> confidence[i]))
        .mapToInt(i -> i)
        .toArray();
  }

  /**
   * Equal-mass bins by confidence; the mean gap between confidence and accuracy, by mass.
   *
   * @param order photos by confidence; some may come several times
   */
  private static double ece(double[] confidence, boolean[] hit, int[] order) {
    int n = order.length;
    if (n == 0) {
      return 0;
    }
    int bins = Math.min(BINS, Math.max(1, n / 10));
    double gap = 0;
    for (int bin = 0; bin < bins; bin++) {
      double sure = 0;
      double right = 0;
      for (int j = bin * n / bins; j < (bin + 1) * n / bins; j++) {
        sure += confidence[order[j]];
        right += hit[order[j]] ? 1 : 0;
      }
      gap += Math.abs(sure - right);
    }
    return gap / n;
  }

  private static Interval eceInterval(double[] confidence, boolean[] hit, int[] order) {
    int n = order.length;
    if (n == 0) {
      return new Interval(0, 0);
    }
    double[] values = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      values[r] = ece(confidence, hit, sample(order, CounterRandom.key(n, r)));
    }
    Arrays.sort(values);
    return new Interval(values[(int) (0.025 * RESAMPLES)], values[(int) (0.975 * RESAMPLES)]);
  }

  /** As many photos, drawn with replacement, in the same order. */
  private static int[] sample(int[] order, long key) {
    int n = order.length;
    int[] times = new int[n];
    for (int i = 0; i < n; i++) {
      times[(int) (CounterRandom.uniform(CounterRandom.with(key, i)) * n)]++;
    }
    int[] sample = new int[n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      Arrays.fill(sample, size, size + times[i], order[i]);
      size += times[i];
    }
    return sample;
  }
}
