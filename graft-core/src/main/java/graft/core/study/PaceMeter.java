package graft.core.study;

import java.util.List;

/**
 * Turns what has been trained, and when, into what can be trained until an end. Knows no clock: it
 * is told the nanoseconds. Thread-safe.
 */
public final class PaceMeter {
  private static final double NANOS = 1e9;

  /** Cost over which what has been seen is forgotten: some 40 heads side by side. */
  private static final double WINDOW = 100;

  /**
   * Until heads of this cost have been seen, all are slow, and forgotten then: code is compiled.
   */
  private static final double WARM = 100;

  /** How much faster it goes once warm, taken low. */
  private static final double WARMS_UP = 2;

  /** Seconds a head before one has been seen. */
  private static final double FIRST_GUESS = 0.04;

  private double seconds; // of late, what is older counts less
  private double cost; // of late
  private double total;
  private long last;

  /**
   * A meter.
   *
   * @param nanos when trainings begin
   */
  public PaceMeter(long nanos) {
    last = nanos;
  }

  /** Trainings begin now; the time before was for other things. */
  public synchronized void begin(long nanos) {
    last = nanos;
  }

  /** Trainings of this cost have ended. */
  public synchronized void finished(double ended, long nanos) {
    boolean warming = total < WARM && total + ended >= WARM;
    double kept = warming ? 0 : Math.exp(-ended / WINDOW);
    seconds = kept * seconds + Math.max(0, nanos - last) / NANOS;
    cost = kept * cost + ended;
    total += ended;
    last = Math.max(last, nanos);
  }

  /**
   * How many of some things can be done in so many seconds.
   *
   * @param costs of the things, the first first
   * @param later the cost of what must be done after them
   */
  public synchronized int affordable(List<Double> costs, double later, double left) {
    double each = secondsEach();
    double needed = later * each;
    int count = 0;
    for (double one : costs) {
      needed += one * each;
      if (needed > left) {
        break;
      }
      count++;
    }
    return count;
  }

  /** How many heads could be trained in so many seconds. */
  public synchronized double heads(double time) {
    return time / secondsEach();
  }

  private double secondsEach() {
    if (cost <= 0) {
      return FIRST_GUESS;
    }
    return seconds / cost / (total < WARM ? WARMS_UP : 1);
  }
}
