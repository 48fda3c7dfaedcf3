package graft.train.head;

import graft.core.random.CounterRandom;
import java.util.Arrays;

/**
 * The draws of inverted dropout (as Keras' Dropout layer) for the photos of one batch: each value
 * is dropped with the given probability and the others are scaled up. The draws are keyed by epoch,
 * photo and place, so that all rates share them and a higher rate drops a superset.
 */
final class Dropout {
  private final int[] rows;
  private final long epochKey;

  /**
   * The draws of a batch.
   *
   * @param rows the photos in the batch
   * @param epochKey of the randomness
   */
  Dropout(int[] rows, long epochKey) {
    this.rows = rows.clone();
    this.epochKey = epochKey;
  }

  /** What the values that are kept are multiplied by. */
  static float scale(double rate) {
    return (float) (1 / (1 - rate));
  }

  /**
   * Fills {@code to} with what is left of {@code from}, which may be the same; rows without a photo
   * become zero.
   *
   * @param rate the probability, above 0 and below 1
   * @param from (batch, columns), whole blocks of columns
   * @param to (batch, columns)
   */
  void apply(double rate, float[][] from, float[][] to) {
    int threshold = (int) Math.round(rate * 65536);
    float scale = scale(rate);
    for (int b = 0; b < to.length; b++) {
      if (b < rows.length) {
        dropPhoto(CounterRandom.with(epochKey, rows[b]), threshold, scale, from[b], to[b]);
      } else {
        Arrays.fill(to[b], 0);
      }
    }
  }

  /** Four draws of 16 bits from each random word. */
  private static void dropPhoto(
      long photoKey, int threshold, float scale, float[] from, float[] to) {
    for (int f = 0; f < from.length; f += 4) {
      long draws = CounterRandom.with(photoKey, f);
      for (int k = 0; k < 4; k++) {
        boolean drop = (int) (draws >>> (16 * k) & 0xFFFF) < threshold;
        to[f + k] = drop ? 0 : from[f + k] * scale;
      }
    }
  }
}
