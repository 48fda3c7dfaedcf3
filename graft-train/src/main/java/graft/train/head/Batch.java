package graft.train.head;

import graft.core.head.Views;

/**
 * Scaled features of a few photos, by photo and by feature, both filled up with zeros to whole
 * blocks of {@link RowKernels#UNROLL}. Filled anew for every batch; one a worker.
 */
final class Batch {
  private final TrainingSet set;
  private final Scaling scaling;
  private final Inputs plain;
  private final Inputs dropped;

  Batch(TrainingSet set, Scaling scaling, int photos) {
    this.set = set;
    this.scaling = scaling;
    int features = set.features().columns();
    this.plain = new Inputs(roundUp(photos), roundUp(features));
    this.dropped = new Inputs(roundUp(photos), roundUp(features));
  }

  static int roundUp(int n) {
    return (n + RowKernels.UNROLL - 1) / RowKernels.UNROLL * RowKernels.UNROLL;
  }

  /** Photos that fit, filled up. */
  int capacity() {
    return plain.byPhoto.length;
  }

  /** Takes in these photos as they are; the rest of the batch becomes zero. */
  Inputs fill(int[] rows) {
    return fill(rows, Views.NONE, 0);
  }

  /** Takes in what is learned from these photos in an epoch. */
  Inputs fill(int[] rows, Views views, int epoch) {
    for (int b = 0; b < capacity(); b++) {
      float[] photo = plain.byPhoto[b];
      if (b < rows.length) {
        set.copyToLearn(views, rows[b], epoch, photo);
        scaling.apply(photo);
      } else {
        java.util.Arrays.fill(photo, 0);
      }
    }
    plain.change();
    return plain;
  }

  /**
   * The features after {@link Dropout}.
   *
   * @param rows the photos in the batch
   * @param epochKey of the randomness
   */
  Inputs drop(double rate, int[] rows, long epochKey) {
    if (rate == 0) {
      return plain;
    }
    new Dropout(rows, epochKey).apply(rate, plain.byPhoto, dropped.byPhoto);
    dropped.change();
    return dropped;
  }

  /** What comes into a layer, both ways round; for the first layer, the features. */
  static final class Inputs {
    private final float[][] byPhoto; // (batch, features)
    private final float[][] byFeature; // (features, batch)
    private boolean turned = true; // whether the two say the same

    /**
     * Zeros.
     *
     * @param photos whole blocks, or 0
     * @param features whole blocks
     */
    Inputs(int photos, int features) {
      this.byPhoto = new float[photos][features];
      this.byFeature = new float[features][photos];
    }

    /** What is there by photo has changed. */
    void change() {
      turned = false;
    }

    /** (batch, features). */
    float[][] byPhoto() {
      return byPhoto;
    }

    /** (features, batch), filled from the other way round when it is asked for. */
    float[][] byFeature() {
      if (!turned) {
        for (int first = 0; first < byPhoto.length; first += RowKernels.UNROLL) {
          RowKernels.turnEight(byPhoto, first, byFeature);
        }
        turned = true;
      }
      return byFeature;
    }
  }
}
