package graft.core.study;

import graft.core.folds.Resamples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many photos there are to learn from. */
final class TrainPhotos {
  private TrainPhotos() {}

  /** Photos of each class that the first fold's heads learn from. */
  static List<Integer> byClass(Resamples resamples) {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(resamples.classes(), 0));
    for (int row : resamples.trainRows(0)) {
      int label = resamples.labels().get(row);
      counts.set(label, counts.get(label) + 1);
    }
    return counts;
  }
}
