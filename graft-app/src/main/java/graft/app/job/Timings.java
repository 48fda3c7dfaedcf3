package graft.app.job;

import graft.core.run.RunResult.Seconds;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Wall time of each stage. */
final class Timings {
  /** The stages of a run. */
  enum Stage {
    SCAN,
    FEATURES,
    TUNE,
    FINE_TUNE
  }

  private final LongSupplier nanoTime;
  private final long start;
  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

  Timings(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** Does the work and counts its time to the stage. */
  <T> T time(Stage stage, Supplier<T> work) {
    long from = nanoTime.getAsLong();
    try {
      return work.get();
    } finally {
      nanos.merge(stage, nanoTime.getAsLong() - from, Long::sum);
    }
  }

  Seconds seconds() {
    return new Seconds(
        seconds(Stage.SCAN),
        seconds(Stage.FEATURES),
        seconds(Stage.TUNE),
        seconds(Stage.FINE_TUNE),
        rounded(nanoTime.getAsLong() - start));
  }

  private double seconds(Stage stage) {
    return rounded(nanos.getOrDefault(stage, 0L));
  }

  private static double rounded(long nanos) {
    return Math.round(nanos / 1e6) / 1e3;
  }
}
