package graft.app.report;

import java.util.List;

/**
 * The part of an envelope that is level with its lowest point.
 *
 * @param points the envelope's points, by rising rate
 * @param from index of the first level point
 * @param to index of the last level point
 * @param best the lowest loss
 * @param level losses this near to the lowest count as level with it
 */
record Valley(List<LowerEnvelope.Point> points, int from, int to, double best, double level) {
  /** What counts as level however many photos there are. */
  private static final double FINEST = 0.005;

  /**
   * The valley around the lowest point.
   *
   * @param points one or more
   * @param photos how many photos a loss is the mean over
   */
  static Valley of(List<LowerEnvelope.Point> points, int photos) {
    int lowest = 0;
    for (int i = 1; i < points.size(); i++) {
      lowest = points.get(i).loss() < points.get(lowest).loss() ? i : lowest;
    }
    double best = points.get(lowest).loss();
    double level = level(best, photos);
    int from = lowest;
    int to = lowest;
    while (from > 0 && points.get(from - 1).loss() <= best + level) {
      from--;
    }
    while (to < points.size() - 1 && points.get(to + 1).loss() <= best + level) {
      to++;
    }
    return new Valley(points, from, to, best, level);
  }

  /*
   * A photo's loss varies about as much as it is large, so the mean over n photos is known to
   * about loss / sqrt(n). Two heads are measured on the same photos, and their losses go up and
   * down together; half of that is a fair guess of what their difference is known to.
   */
  static double level(double best, int photos) {
    return Math.max(FINEST, best / (2 * Math.sqrt(photos)));
  }

  boolean isWhole() {
    return from == 0 && to == points.size() - 1;
  }

  LowerEnvelope.Point first() {
    return points.get(from);
  }

  LowerEnvelope.Point last() {
    return points.get(to);
  }

  /** The points at lower rates, from outside inwards. */
  List<LowerEnvelope.Point> below() {
    return points.subList(0, from);
  }

  /** The points at higher rates, from outside inwards. */
  List<LowerEnvelope.Point> above() {
    return points.subList(to + 1, points.size()).reversed();
  }
}
