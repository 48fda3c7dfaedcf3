package graft.core.coach;

import java.util.List;

/**
 * The learning curve of one training.
 *
 * @param points one an epoch, in order; one or more
 */
public record Curve(List<Point> points) {

  /**
   * One epoch.
   *
   * @param train mean log loss over the training batches, with dropout; may be infinite
   * @param validation mean log loss on the held-out photos; may be infinite
   * @param accuracy on the held-out photos
   */
  public record Point(double train, double validation, double accuracy) {}

  public Curve {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a learning curve needs an epoch");
    }
  }

  /** The epoch of the lowest validation loss, from 1; the first of equals. */
  public int bestEpoch() {
    int best = 0;
    for (int i = 1; i < points.size(); i++) {
      best = points.get(i).validation() < points.get(best).validation() ? i : best;
    }
    return best + 1;
  }

  public int epochs() {
    return points.size();
  }

  public Point first() {
    return points.getFirst();
  }

  public Point best() {
    return points.get(bestEpoch() - 1);
  }

  public Point last() {
    return points.getLast();
  }

  /** How often the validation loss rose from one epoch to the next, as a share; 0 for one epoch. */
  public double rises() {
    int rises = 0;
    for (int i = 1; i < points.size(); i++) {
      rises += points.get(i).validation() > points.get(i - 1).validation() ? 1 : 0;
    }
    return (double) rises / Math.max(1, points.size() - 1);
  }

  /** Whether every loss is a number. */
  public boolean finite() {
    return points.stream()
        .allMatch(p -> Double.isFinite(p.train()) && Double.isFinite(p.validation()));
  }
}
