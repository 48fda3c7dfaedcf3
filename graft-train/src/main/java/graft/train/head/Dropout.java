package graft.train.head;

import graft.core.random.CounterRandom;
import java.util.Arrays;

/**
 * The draws of inverted dropout (as Keras' Dropout layer) for the photos of one batch: each value
 * is dropped with the given probability and the others are scaled up. The draws are keyed by epoch,
 * photo and place, so that all rates share them and a higher rate drops a superset.
 */
final class Dropout {
  private static final int GOLDEN = 0x9E3779B9;

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
    int[] places = places(to.length == 0 ? 0 : to[0].length);
    int[] kept = new int[places.length];
    for (int b = 0; b < to.length; b++) {
      if (b < rows.length) {
        RowKernels.draw(kept, places, CounterRandom.with(epochKey, rows[b]), threshold);
        RowKernels.keep(to[b], scale(rate), kept, from[b]);
      } else {
        Arrays.fill(to[b], 0);
      }
    }
  }

  /** A different number for each place, far from its neighbours'. */
  private static int[] places(int columns) {
    int[] places = new int[columns];
    for (int j = 0; j < columns; j++) {
      places[j] = j * GOLDEN;
    }
    return places;
  }
}
