package graft.core.study;

import graft.core.coach.Curve;
import graft.core.coach.Curve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Learning curves from the store. */
final class Curves {
  private Curves() {}

  /** The trial's curves on these ways, in order. */
  static List<Curve> of(Ledger ledger, Trial trial, List<Integer> ways) {
    Map<Integer, List<Point>> points = new TreeMap<>();
    for (EpochReport e : ledger.epochs(trial, ways)) {
      points
          .computeIfAbsent(e.fold(), k -> new ArrayList<>())
          .add(new Point(e.trainLoss(), e.validationLoss(), e.validationAccuracy()));
    }
    return points.values().stream().map(Curve::new).toList();
  }
}
