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

  /** Share of what is left after the photos that is kept for fine-tuning, where there is any. */
  private static final double FINE_TUNING_SHARE = 0.7;

  /** Times that a piece of work is timed: one alone may meet what else the machine does. */
  private static final int TIMED = 4;

  private final LongSupplier nanoTime;
  private final long start;
  private final double seconds;
  private final PaceMeter meter;
  private final boolean fineTunes;
  private double kept; // seconds for what comes after the study, guarded by this

  /**
   * A deadline.
   *
   * @param minutes from now
   * @param fineTunes whether fine-tuning was asked for, so that fewer photos are read
   */
  Deadline(double minutes, boolean fineTunes, LongSupplier nanoTime) {
    this.fineTunes = fineTunes;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.seconds = 60 * minutes;
    this.meter = new PaceMeter(start);
  }

  /** Seconds until the end; below 0 after it. */
  double left() {
    return seconds - (nanoTime.getAsLong() - start) / NANOS;
  }

  /** Seconds that the work takes, above 0. */
  double seconds(Runnable work) {
    double before = left();
    work.run();
    return Math.max(1e-3, before - left());
  }

  /**
   * Seconds that a piece of work takes, above 0: the mean of four after a first one, which is slow.
   *
   * @param enough seconds after which fewer than four will do
   */
  double pace(Runnable work, double enough) {
    work.run();
    double spent = 0;
    int times = 0;
    while (times < TIMED && spent < enough) {
      spent += seconds(work);
      times++;
    }
    return spent / times;
  }

  /** Seconds that photos may still be looked at for. */
  double leftForPhotos() {
    return leftForPhotos(1);
  }

  /**
   * Seconds that the first of some passes over the photos may still take.
   *
   * @param passes in all, 1 or more, each as long as this one
   */
  double leftForPhotos(double passes) {
    double share = fineTunes ? 1 - TUNING_SHARE : TUNING_SHARE;
    double tuning = Math.max(LEAST_TUNING, share * seconds);
    return left() - tuning - (1 - 1 / passes) * (seconds - tuning);
  }

  /** Seconds that photos may still be looked at for, where most of the time is for fine-tuning. */
  double leftBeforeFineTuning() {
    return left() - Math.max(LEAST_TUNING, (1 - TUNING_SHARE) * seconds);
  }

  @Override
  public void begins() {
    meter.begin(nanoTime.getAsLong());
  }

  /** Seconds that may be kept for fine-tuning, before the study begins; 0 or more. */
  double leftToKeep() {
    return Math.max(0, FINE_TUNING_SHARE * left());
  }

  /** Keeps these seconds for fine-tuning: the study ends so much earlier. */
  synchronized void keep(double forFineTuning) {
    kept = Math.min(forFineTuning, leftToKeep());
  }

  /** Seconds that fine-tuning may still take. */
  double leftForFineTuning() {
    return left() - OUTPUTS;
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
    synchronized (this) {
      return meter.affordable(costs, later, left() - OUTPUTS - kept);
    }
  }
}
