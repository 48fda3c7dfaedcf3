package graft.train.head;

import graft.core.features.FeatureMatrix;
import graft.core.random.CounterRandom;

/**
 * Standardised features of a few photos, (features, batch), both filled up with zeros to whole
 * blocks of {@link RowKernels#UNROLL}. Filled anew for every batch; one a worker.
 */
final class Batch {
  private final FeatureMatrix features;
  private final Standardisation standard;
  private final float[] row;
  private final float[][] x;
  private final float[][] masked;

  Batch(FeatureMatrix features, Standardisation standard, int photos) {
    this.features = features;
    this.standard = standard;
    this.row = new float[features.columns()];
    this.x = new float[roundUp(features.columns())][roundUp(photos)];
    this.masked = new float[x.length][x[0].length];
  }

  static int roundUp(int n) {
    return (n + RowKernels.UNROLL - 1) / RowKernels.UNROLL * RowKernels.UNROLL;
  }

  /** Photos that fit, filled up. */
  int capacity() {
    return x[0].length;
  }

  /** Takes in the photos rows[from], … rows[to - 1]; the rest of the batch becomes zero. */
  void fill(int[] rows, int from, int to) {
    for (int b = 0; b < capacity(); b++) {
      if (from + b < to) {
        features.copyRow(rows[from + b], row, 0);
        for (int f = 0; f < row.length; f++) {
          x[f][b] = standard.apply(row[f], f);
        }
      } else {
        for (int f = 0; f < row.length; f++) {
          x[f][b] = 0;
        }
      }
    }
  }

  /** The features as they are. */
  float[][] plain() {
    return x;
  }

  /**
   * The features with each dropped with the given probability and the others scaled up (inverted
   * dropout, as Keras' Dropout layer). The draws are keyed by epoch, photo and feature, so that all
   * rates share them and a higher rate drops a superset.
   *
   * @param rows the photos in the batch
   * @param epochKey of the randomness
   */
  float[][] dropped(double rate, int[] rows, long epochKey) {
    if (rate == 0) {
      return x;
    }
    int threshold = (int) Math.round(rate * 65536);
    float scale = (float) (1 / (1 - rate));
    for (int b = 0; b < rows.length; b++) {
      long photoKey = CounterRandom.with(epochKey, rows[b]);
      for (int f = 0; f < row.length; f += 4) {
        long draws = CounterRandom.with(photoKey, f);
        for (int k = 0; k < 4 && f + k < row.length; k++) {
          boolean drop = (int) (draws >>> (16 * k) & 0xFFFF) < threshold;
          masked[f + k][b] = drop ? 0 : x[f + k][b] * scale;
        }
      }
    }
    for (int b = rows.length; b < capacity(); b++) {
      for (int f = 0; f < row.length; f++) {
        masked[f][b] = 0;
      }
    }
    return masked;
  }
}
