package graft.core.statistics;

import graft.core.metrics.Interval;
import graft.core.random.CounterRandom;
import java.util.Arrays;

/**
 * What the best of many candidates is worth. The lowest of many losses is low partly by luck, so it
 * flatters. Here the choice is made again on each of many bootstrap samples of the photos, and each
 * time the chosen one is scored on the photos that are not in the sample, which had no say (BBC-CV:
 * Tsamardinos, Greasidou and Borboudakis 2018, Machine Learning 107, 1895-1922). No training is
 * repeated; the out-of-fold losses are enough.
 *
 * @param chosen the candidate of the lowest mean loss over all photos; of equals the first
 * @param naive its mean loss, which flatters
 * @param corrected the mean of the scores without luck
 * @param interval95 from the 2.5th to the 97.5th percentile of those scores
 */
public record BootstrapBias(int chosen, double naive, double corrected, Interval interval95) {
  private static final int PURPOSE = 31;

  /**
   * Corrects for the choice among these candidates. Takes time in proportion to candidates times
   * photos times resamples, and memory for one resample.
   *
   * @param losses (candidates)(photos), each photo out of fold; lower is better; errors as 0 and 1
   *     will do. One candidate or more, two photos or more
   * @param resamples 1 or more; 300 are plenty
   * @param seed of the resamples
   */
  public static BootstrapBias of(double[][] losses, int resamples, long seed) {
    return of(losses, losses, resamples, seed);
  }

  /**
   * The same where what is chosen by is not what is told: chosen by log loss, say, and scored by
   * errors.
   *
   * @param losses (candidates)(photos) that the choice is made by
   * @param scored (candidates)(photos) of the figure that is told
   * @param resamples 1 or more
   * @param seed of the resamples
   */
  public static BootstrapBias of(double[][] losses, double[][] scored, int resamples, long seed) {
    return of(LossTable.of(losses), LossTable.of(scored), resamples, seed);
  }

  /** The same of figures that need not all be on the heap. */
  public static BootstrapBias of(LossTable losses, LossTable scored, int resamples, long seed) {
    check(losses, resamples);
    check(scored, resamples);
    int photos = losses.photos();
    double[] times = new double[photos];
    Arrays.fill(times, 1);
    int chosen = best(losses, times);
    double naive = dot(scored.of(chosen), times) / photos;
    double[] scores = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      int left = draw(times, CounterRandom.key(seed, PURPOSE, r));
      double[] row = scored.of(best(losses, times));
      scores[r] = outOfBag(row, times) / left;
    }
    Arrays.sort(scores);
    double corrected = Arrays.stream(scores).sum() / resamples;
    return new BootstrapBias(
        chosen,
        naive,
        corrected,
        new Interval(percentile(scores, 0.025), percentile(scores, 0.975)));
  }

  /** Draws as many photos as there are, with replacement, until some are left out; how many. */
  private static int draw(double[] times, long key) {
    int photos = times.length;
    for (int attempt = 0; ; attempt++) {
      long attemptKey = CounterRandom.with(key, attempt);
      Arrays.fill(times, 0);
      int left = photos;
      for (int i = 0; i < photos; i++) {
        int photo = (int) (CounterRandom.uniform(CounterRandom.with(attemptKey, i)) * photos);
        left -= times[photo]++ == 0 ? 1 : 0;
      }
      if (left > 0) {
        return left;
      }
    }
  }

  private static int best(LossTable losses, double[] times) {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < losses.candidates(); c++) {
      double loss = dot(losses.of(c), times);
      if (loss < lowest) {
        lowest = loss;
        best = c;
      }
    }
    return best;
  }

  /** In four sums, so that an addition need not wait for the one before. */
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static double outOfBag(double[] losses, double[] times) {
    double sum = 0;
    for (int i = 0; i < losses.length; i++) {
      sum += times[i] == 0 ? losses[i] : 0;
    }
    return sum;
  }

  /** Between the two nearest of the sorted values, as NumPy does by default. */
  private static double percentile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static void check(LossTable losses, int resamples) {
    if (losses.candidates() == 0 || losses.photos() < 2 || resamples < 1) {
      throw new IllegalArgumentException(
          "there must be a candidate, 2 photos and a resample or more, got %d candidates, %d photos and %d resamples"
              .formatted(losses.candidates(), losses.photos(), resamples));
    }
    for (int c = 0; c < losses.candidates(); c++) {
      double[] row = losses.of(c);
      if (row.length != losses.photos()) {
        throw new IllegalArgumentException(
            "each candidate must have the same photos, got %d and %d"
                .formatted(losses.photos(), row.length));
      }
      if (!Arrays.stream(row).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("each loss must be a finite number");
      }
    }
  }
}
