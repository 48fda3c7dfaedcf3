package graft.train.head;

import graft.core.features.FeatureMatrix;
import graft.core.random.CounterRandom;

/**
 * Standardised features of a few photos, by photo and by feature, both filled up with zeros to
 * whole blocks of {@link RowKernels#UNROLL}. Filled anew for every batch; one a worker.
 */
final class Batch {
  private final FeatureMatrix features;
  private final Standardisation standard;
  private final Inputs plain;
  private final Inputs dropped;

  Batch(FeatureMatrix features, Standardisation standard, int photos) {
    this.features = features;
    this.standard = standard;
    this.plain = new Inputs(roundUp(photos), roundUp(features.columns()));
    this.dropped = new Inputs(roundUp(photos), roundUp(features.columns()));
  }

  static int roundUp(int n) {
    return (n + RowKernels.UNROLL - 1) / RowKernels.UNROLL * RowKernels.UNROLL;
  }

  /** Photos that fit, filled up. */
  int capacity() {
    return plain.byPhoto.length;
  }

  /** Takes in these photos; the rest of the batch becomes zero. */
  Inputs fill(int[] rows) {
    for (int b = 0; b < capacity(); b++) {
      float[] photo = plain.byPhoto[b];
      if (b < rows.length) {
        features.copyRow(rows[b], photo, 0);
        for (int f = 0; f < features.columns(); f++) {
          photo[f] = standard.apply(photo[f], f);
        }
      } else {
        java.util.Arrays.fill(photo, 0);
      }
    }
    plain.turn();
    return plain;
  }

  /**
   * The features with each dropped with the given probability and the others scaled up (inverted
   * dropout, as Keras' Dropout layer). The draws are keyed by epoch, photo and feature, so that all
   * rates share them and a higher rate drops a superset.
   *
   * @param rows the photos in the batch
   * @param epochKey of the randomness
   */
  Inputs drop(double rate, int[] rows, long epochKey) {
    if (rate == 0) {
      return plain;
    }
    int threshold = (int) Math.round(rate * 65536);
    float scale = (float) (1 / (1 - rate));
    for (int b = 0; b < capacity(); b++) {
      if (b < rows.length) {
        dropPhoto(b, CounterRandom.with(epochKey, rows[b]), threshold, scale);
      } else {
        java.util.Arrays.fill(dropped.byPhoto[b], 0);
      }
    }
    dropped.turn();
    return dropped;
  }

  /** Four draws of 16 bits from each random word. */
  private void dropPhoto(int b, long photoKey, int threshold, float scale) {
    float[] from = plain.byPhoto[b];
    float[] to = dropped.byPhoto[b];
    for (int f = 0; f < from.length; f += 4) {
      long draws = CounterRandom.with(photoKey, f);
      for (int k = 0; k < 4; k++) {
        boolean drop = (int) (draws >>> (16 * k) & 0xFFFF) < threshold;
        to[f + k] = drop ? 0 : from[f + k] * scale;
      }
    }
  }

  /** A batch's features, both ways round. */
  static final class Inputs {
    private final float[][] byPhoto; // (batch, features)
    private final float[][] byFeature; // (features, batch)

    private Inputs(int photos, int features) {
      this.byPhoto = new float[photos][features];
      this.byFeature = new float[features][photos];
    }

    /** Fills the one way round from the other; reads come from few cache lines, writes in order. */
    private void turn() {
      for (int f = 0; f < byFeature.length; f++) {
        float[] feature = byFeature[f];
        for (int b = 0; b < feature.length; b++) {
          feature[b] = byPhoto[b][f];
        }
      }
    }

    /** (batch, features). */
    float[][] byPhoto() {
      return byPhoto;
    }

    /** (features, batch). */
    float[][] byFeature() {
      return byFeature;
    }
  }
}
