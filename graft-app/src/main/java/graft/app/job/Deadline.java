package graft.app.job;

import graft.core.study.Pace;
import java.util.ArrayDeque;
import java.util.Deque;
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

  /** Trainings that the pace is taken from. */
  private static final int WINDOW = 40;

  /** Seconds a training may take before one has been seen. */
  private static final double FIRST_GUESS = 0.2;

  private final LongSupplier nanoTime;
  private final long start;
  private final double seconds;
  private final Deque<Finished> recent = new ArrayDeque<>();

  /**
   * A deadline.
   *
   * @param minutes from now
   */
  Deadline(double minutes, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.seconds = 60 * minutes;
  }

  /** Seconds until the end; below 0 after it. */
  double left() {
    return seconds - (nanoTime.getAsLong() - start) / NANOS;
  }

  /** Seconds that photos may still be read for. */
  double leftForPhotos() {
    return left() - Math.max(LEAST_TUNING, TUNING_SHARE * seconds);
  }

  /** Trainings that ended at a moment. */
  private record Finished(long nanos, int count) {}

  /** Tuning begins. */
  synchronized void tuning() {
    finished(0);
  }

  /** Some trainings have ended. */
  synchronized void finished(int count) {
    recent.addLast(new Finished(nanoTime.getAsLong(), count));
    while (recent.size() > 2 && counted() - recent.getFirst().count() >= WINDOW) {
      recent.removeFirst();
    }
  }

  private int counted() {
    return recent.stream().mapToInt(Finished::count).sum();
  }

  /** Seconds a training of late: the first ones are slow, and so are those with a hidden layer. */
  private double secondsEach() {
    int count = counted() - (recent.isEmpty() ? 0 : recent.getFirst().count());
    return count == 0
        ? FIRST_GUESS
        : (recent.getLast().nanos() - recent.getFirst().nanos()) / NANOS / count;
  }

  @Override
  public synchronized int affordable(int wanted, int later) {
    double fit = (left() - OUTPUTS) / secondsEach() - later;
    return (int) Math.max(0, Math.min(wanted, Math.floor(fit)));
  }
}
