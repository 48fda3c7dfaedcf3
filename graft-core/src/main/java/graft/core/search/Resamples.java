package graft.core.search;

import graft.core.metrics.Interval;
import graft.core.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The divergences of all dimensions, for the points as they are, for points drawn again and for
 * losses shuffled.
 */
final class Resamples {
  private static final int BOOTSTRAP = 33; // purposes of chance
  private static final int SHUFFLE = 34;

  private final double[] divergences; // (dimensions)
  private final double[][] drawn; // shares: (resamples, dimensions)
  private final double[][] shuffled; // divergences: (resamples, dimensions)

  private Resamples(double[] divergences, double[][] drawn, double[][] shuffled) {
    this.divergences = divergences;
    this.drawn = drawn;
    this.shuffled = shuffled;
  }

  static Resamples of(
      Space space, List<Observation> observations, ImportanceSettings settings, long seed) {
    PedAnova anova =
        new PedAnova(space, observations.stream().map(Observation::point).toList(), settings);
    double[] losses = observations.stream().mapToDouble(Observation::loss).toArray();
    int[] all = IntStream.range(0, losses.length).toArray();
    double[][] drawn = new double[settings.resamples()][];
    double[][] shuffled = new double[settings.resamples()][];
    for (int r = 0; r < drawn.length; r++) {
      int[] again = drawn(losses.length, CounterRandom.key(seed, BOOTSTRAP, r));
      drawn[r] = shares(anova.divergences(again, taken(losses, again)));
      int[] order = CounterRandom.permutation(losses.length, CounterRandom.key(seed, SHUFFLE, r));
      shuffled[r] = anova.divergences(all, taken(losses, order));
    }
    return new Resamples(anova.divergences(all, losses), drawn, shuffled);
  }

  private static int[] drawn(int n, long key) {
    return IntStream.range(0, n)
        .map(i -> (int) (CounterRandom.uniform(CounterRandom.with(key, i)) * n))
        .toArray();
  }

  private static double[] taken(double[] losses, int[] which) {
    return Arrays.stream(which).mapToDouble(i -> losses[i]).toArray();
  }

  /** Each divergence's share of their sum; equal where all are 0. */
  private static double[] shares(double[] divergences) {
    double sum = Arrays.stream(divergences).sum();
    return Arrays.stream(divergences)
        .map(divergence -> sum > 0 ? divergence / sum : 1.0 / divergences.length)
        .toArray();
  }

  double share(int d) {
    return shares(divergences)[d];
  }

  /** The middle 95 % of the shares drawn again. */
  Interval interval(int d) {
    double[] sorted = Arrays.stream(drawn).mapToDouble(shares -> shares[d]).sorted().toArray();
    int cut = (int) (0.025 * sorted.length);
    return new Interval(sorted[cut], sorted[sorted.length - 1 - cut]);
  }

  /** The standard deviation of the shares drawn again. */
  double standardError(int d) {
    double mean = Arrays.stream(drawn).mapToDouble(shares -> shares[d]).average().orElseThrow();
    double squares = Arrays.stream(drawn).mapToDouble(s -> (s[d] - mean) * (s[d] - mean)).sum();
    return Math.sqrt(squares / (drawn.length - 1));
  }

  /** How often shuffled losses gave a divergence as large, the losses as they are counted in. */
  double p(int d) {
    long asLarge = Arrays.stream(shuffled).filter(other -> other[d] >= divergences[d]).count();
    return (1.0 + asLarge) / (1 + shuffled.length);
  }
}
