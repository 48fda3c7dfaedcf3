package graft.core.search;

import graft.core.metrics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much one dimension mattered for getting among the best: its share of the divergences that
 * PED-ANOVA (Watanabe, Bansal and Hutter 2023) gives to all dimensions.
 *
 * <p>Each dimension is looked at by itself, so what two do only together is not seen. A dimension
 * that applies at some points only is judged by these; a share of it says what its value mattered
 * where it applied, not whether it applied (that is its parent's share), and it counts the less,
 * the fewer of the best points it applies at. Only the order of the losses counts; points with an
 * infinite loss are the worst.
 *
 * @param name of the dimension
 * @param share in [0, 1]; the shares of all dimensions sum to 1
 * @param interval 95 % of the shares when the points are drawn again with replacement (percentile
 *     bootstrap, Efron 1979); a share is never negative, so it lies above 0 for noise too: see p
 * @param standardError the standard deviation of these shares
 * @param p the permutation test (Phipson and Smyth 2010) of "the losses do not depend on this
 *     dimension": how often shuffled losses gave it a divergence as large, in (0, 1]. Where it is
 *     above 0.05, the share is what chance gives to a dimension without effect
 */
public record Importance(
    String name, double share, Interval interval, double standardError, double p) {

  /**
   * The importance of every dimension, the largest share first. Where nothing distinguishes the
   * best points, all shares are equal and p is 1.
   *
   * @param observations so many that the best of them are two or more; five or more say more
   * @param seed of the resamples
   * @throws IllegalArgumentException if there are too few, or one does not lie in the space
   */
  public static List<Importance> of(
      Space space, List<Observation> observations, ImportanceSettings settings, long seed) {
    if (Math.ceil(settings.targetQuantile() * observations.size()) < 2) {
      throw new IllegalArgumentException(
          "importance needs so many observations that the best %s of them are 2 or more, got %d"
              .formatted(settings.targetQuantile(), observations.size()));
    }
    Resamples resamples = Resamples.of(space, observations, settings, seed);
    return IntStream.range(0, space.size())
        .mapToObj(d -> of(space.dimensions().get(d).name(), d, resamples))
        .sorted(Comparator.comparingDouble(Importance::share).reversed())
        .toList();
  }

  private static Importance of(String name, int d, Resamples resamples) {
    return new Importance(
        name,
        resamples.share(d),
        resamples.interval(d),
        resamples.standardError(d),
        resamples.p(d));
  }
}
