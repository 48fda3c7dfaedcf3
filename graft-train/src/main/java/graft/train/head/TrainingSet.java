package graft.train.head;

import graft.core.features.FeatureMatrix;
import graft.core.folds.Resamples;
import graft.core.head.Views;
import graft.core.random.CounterRandom;
import graft.core.scratch.Scratch;
import graft.core.study.Ration;
import java.util.List;

/**
 * What heads are trained on: the features of the non-test photos, their labels and folds.
 *
 * @param features one row a photo
 * @param resamples labels, and the ways in which photos are dealt into training and validation
 * @param views features of views of the photos, for trials that learn from them
 * @param scratch where what heads say of the photos is kept
 */
public record TrainingSet(
    FeatureMatrix features, Resamples resamples, ViewFeatures views, Scratch scratch) {
  private static final long START_KEY = 16;

  public TrainingSet {
    if (features.rows() != resamples.labels().size()) {
      throw new IllegalArgumentException(
          "features and labels must be of the same photos, got %d and %d"
              .formatted(features.rows(), resamples.labels().size()));
    }
  }

  /** Photos few enough for all to be on the heap. */
  public TrainingSet(FeatureMatrix features, Resamples resamples, ViewFeatures views) {
    this(features, resamples, views, Scratch.onHeap());
  }

  /** Photos of which there are no views. */
  public TrainingSet(FeatureMatrix features, Resamples resamples) {
    this(features, resamples, ViewFeatures.NONE);
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

  /**
   * Copies what is learned from a photo in an epoch: epochs walk from the photo as it is through
   * its views and round again, each photo from a start of its own.
   */
  void copyToLearn(Views views, int row, int epoch, float[] target) {
    long start = CounterRandom.key(START_KEY, row) >>> 32;
    copyTurn(views, (int) ((start + epoch) % (views.count() + 1)), row, target);
  }

  /**
   * Copies the photo as it is, or one of its views.
   *
   * @param turn 0 for the photo, else the number of a view, from 1
   */
  void copyTurn(Views views, int turn, int row, float[] target) {
    if (turn == 0) {
      features.copyRow(row, target, 0);
    } else {
      this.views.copyRow(views, turn - 1, row, target);
    }
  }

  /** The rows that validate. */
  public int[] validationRows(int resample) {
    return resamples.validationRows(resample);
  }
}
