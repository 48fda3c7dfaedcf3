package graft.app.report;

import graft.core.study.EpochReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A trial's losses by epoch, the mean over its folds. It ends with the first fold that ends: beyond
 * that the mean would be one of other photos. An epoch without a finite loss ends it too.
 *
 * @param points in order of the epochs
 * @param folds how many folds it is the mean of
 */
record Curve(List<Point> points, int folds) {

  record Point(int epoch, double train, double validation) {
    boolean isFinite() {
      return Double.isFinite(train) && Double.isFinite(validation);
    }
  }

  static Curve of(int trial, List<EpochReport> epochs) {
    Map<Integer, List<EpochReport>> byEpoch =
        epochs.stream()
            .filter(e -> e.trial() == trial)
            .collect(Collectors.groupingBy(EpochReport::epoch, TreeMap::new, Collectors.toList()));
    List<Point> points = new ArrayList<>();
    int folds = 0;
    for (Map.Entry<Integer, List<EpochReport>> entry : byEpoch.entrySet()) {
      folds = Math.max(folds, entry.getValue().size());
      Point point = mean(entry.getKey(), entry.getValue());
      if (entry.getValue().size() < folds || !point.isFinite()) {
        break;
      }
      points.add(point);
    }
    return new Curve(List.copyOf(points), folds);
  }

  private static Point mean(int epoch, List<EpochReport> reports) {
    return new Point(
        epoch,
        reports.stream().mapToDouble(EpochReport::trainLoss).average().orElse(0),
        reports.stream().mapToDouble(EpochReport::validationLoss).average().orElse(0));
  }

  Point best() {
    Point best = points.getFirst();
    for (Point p : points) {
      best = p.validation() < best.validation() ? p : best;
    }
    return best;
  }

  Point last() {
    return points.getLast();
  }
}
