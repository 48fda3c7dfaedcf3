package graft.train.head;

import graft.core.features.FeatureMatrix;
import graft.core.folds.Resamples;
import graft.core.study.Ration;
import java.util.List;

/**
 * What heads are trained on: the features of the non-test photos, their labels and folds.
 *
 * @param features one row a photo
 * @param resamples labels, and the ways in which photos are dealt into training and validation
 */
public record TrainingSet(FeatureMatrix features, Resamples resamples) {
  public TrainingSet {
    if (features.rows() != resamples.labels().size()) {
      throw new IllegalArgumentException(
          "features and labels must be of the same photos, got %d and %d"
              .formatted(features.rows(), resamples.labels().size()));
    }
  }

  /**
   * One deal of photos into folds.
   *
   * @param labels class index of each photo
   * @param folds fold of each photo, or {@link graft.core.split.Split#ALWAYS_TRAIN}
   * @param classes how many classes there are
   */
  public TrainingSet(
      FeatureMatrix features, List<Integer> labels, List<Integer> folds, int classes) {
    this(features, Resamples.of(folds, labels, classes));
  }

  /** Class index of each photo. */
  public List<Integer> labels() {
    return resamples.labels();
  }

  public int classes() {
    return resamples.classes();
  }

  /** The rows that are trained on. */
  int[] trainRows(int resample, Ration ration, long seed) {
    int[] rows = resamples.trainRows(resample);
    return ration.equals(Ration.ALL)
        ? rows
        : resamples.thinned(rows, ration.share(), ration.label(), seed);
  }

  /** The rows that validate. */
  public int[] validationRows(int resample) {
    return resamples.validationRows(resample);
  }
}
