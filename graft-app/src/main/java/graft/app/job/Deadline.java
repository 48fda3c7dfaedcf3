package graft.app.job;

import graft.core.study.Pace;
import graft.core.study.PaceMeter;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A run that must end in so many minutes: how long photos may be read, and how many trainings may
 * still be started. Thread-safe.
 */
final class Deadline implements Pace {
  private static final double NANOS = 1e9;

  /** Share of the time that is kept for tuning while photos are read. */
  private static final double TUNING_SHARE = 0.3;

  /** Seconds for tuning at the least, and for writing what a run leaves behind. */
  private static final double LEAST_TUNING = 15;

  private static final double OUTPUTS = 3;

  private final LongSupplier nanoTime;
  private final long start;
  private final double seconds;
  private final PaceMeter meter;

  /**
   * A deadline.
   *
   * @param minutes from now
   */
  Deadline(double minutes, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.seconds = 60 * minutes;
    this.meter = new PaceMeter(start);
  }

  /** Seconds until the end; below 0 after it. */
  double left() {
    return seconds - (nanoTime.getAsLong() - start) / NANOS;
  }

  /** Seconds that photos may still be read for. */
  double leftForPhotos() {
    return left() - Math.max(LEAST_TUNING, TUNING_SHARE * seconds);
  }

  @Override
  public void begins() {
    meter.begin(nanoTime.getAsLong());
  }

  @Override
  public double heads(double time) {
    return meter.heads(time);
  }

  @Override
  public void finished(double cost) {
    meter.finished(cost, nanoTime.getAsLong());
  }

  @Override
  public int affordable(List<Double> costs, double later) {
    return meter.affordable(costs, later, left() - OUTPUTS);
  }
}
