package graft.train.head;

import graft.core.features.FeatureMatrix;
import graft.core.split.Split;
import java.util.List;

/**
 * What heads are trained on: features, labels and folds of the non-test photos.
 *
 * @param features one row a photo
 * @param labels class index of each photo
 * @param folds fold of each photo, or {@link Split#ALWAYS_TRAIN}
 * @param classes how many classes there are
 */
public record TrainingSet(
    FeatureMatrix features, List<Integer> labels, List<Integer> folds, int classes) {
  public TrainingSet {
    labels = List.copyOf(labels);
    folds = List.copyOf(folds);
    if (features.rows() != labels.size() || labels.size() != folds.size()) {
      throw new IllegalArgumentException(
          "features, labels and folds must be of the same photos, got %d, %d and %d"
              .formatted(features.rows(), labels.size(), folds.size()));
    }
  }

  /** The rows that are trained on when this fold validates. */
  int[] trainRows(int fold) {
    return rows(fold, false);
  }

  /** The rows of this fold. */
  public int[] validationRows(int fold) {
    return rows(fold, true);
  }

  private int[] rows(int fold, boolean inFold) {
    return java.util.stream.IntStream.range(0, folds.size())
        .filter(row -> (folds.get(row) == fold) == inFold)
        .toArray();
  }
}
