package graft.core.statistics;

import graft.core.metrics.Golden;
import graft.core.random.CounterRandom;

/** Golden values and random numbers for the tests of this package. */
final class Numbers {
  static final Golden GOLDEN = Golden.read("/graft/core/statistics/statistics.golden");

  private Numbers() {}

  /** A standard normal number (Box and Muller 1958). */
  static double normal(long key) {
    double radius = Math.sqrt(-2 * Math.log(1 - CounterRandom.uniform(CounterRandom.with(key, 0))));
    return radius * Math.cos(2 * Math.PI * CounterRandom.uniform(CounterRandom.with(key, 1)));
  }
}
