package graft.core;

import java.util.function.LongConsumer;

/** Runs a law for many seeds; a failure says with which seed it came. */
public final class Seeds {
  private Seeds() {}

  /** The law for the seeds 0 to count - 1. */
  public static void each(int count, LongConsumer law) {
    for (long seed = 0; seed < count; seed++) {
      try {
        law.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("The law does not hold for seed " + seed, e);
      }
    }
  }
}
