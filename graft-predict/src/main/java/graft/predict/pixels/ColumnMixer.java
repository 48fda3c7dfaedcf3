package graft.predict.pixels;

import java.util.Arrays;

/*
 * Rows are arrays of their own and every loop goes through them by the same index: only such loops
 * does the JVM's compiler turn into vector instructions.
 */
/** Mixes rows of whole numbers into one. Not thread-safe. */
final class ColumnMixer {
  private final Taps taps;
  private final int[] sums;

  /**
   * Mixes rows of so many values.
   *
   * @param taps from input rows to output rows
   */
  ColumnMixer(Taps taps, int values) {
    this.taps = taps;
    this.sums = new int[values];
  }

  /**
   * The weighted sum of rows, rounded: values from 0 to 255, good until the next call.
   *
   * @param rows as many as an output row is mixed from, of values from 0 to 255
   * @param y the output row
   */
  int[] mix(int[][] rows, int y) {
    int tap = y * taps.window;
    switch (taps.window) {
      case 3 -> three(rows, tap);
      case 4 -> four(rows, tap);
      default -> any(rows, tap);
    }
    round(sums);
    return sums;
  }

  private void three(int[][] rows, int tap) {
    int[] first = rows[0];
    int[] second = rows[1];
    int[] third = rows[2];
    int a = taps.weights[tap];
    int b = taps.weights[tap + 1];
    int c = taps.weights[tap + 2];
    int[] out = sums;
    for (int i = 0; i < out.length; i++) {
      out[i] = Taps.HALF + a * first[i] + b * second[i] + c * third[i];
    }
  }

  private void four(int[][] rows, int tap) {
    int[] first = rows[0];
    int[] second = rows[1];
    int[] third = rows[2];
    int[] fourth = rows[3];
    int a = taps.weights[tap];
    int b = taps.weights[tap + 1];
    int c = taps.weights[tap + 2];
    int d = taps.weights[tap + 3];
    int[] out = sums;
    for (int i = 0; i < out.length; i++) {
      out[i] = Taps.HALF + a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
    }
  }

  private void any(int[][] rows, int tap) {
    Arrays.fill(sums, Taps.HALF);
    int row = 0;
    for (; row + 1 < rows.length; row += 2) {
      add(rows[row], taps.weights[tap + row], rows[row + 1], taps.weights[tap + row + 1]);
    }
    if (row < rows.length) {
      add(rows[row], taps.weights[tap + row], rows[row], 0);
    }
  }

  private void add(int[] first, int a, int[] second, int b) {
    int[] out = sums;
    for (int i = 0; i < out.length; i++) {
      out[i] += a * first[i] + b * second[i];
    }
  }

  /** Turns sums of 22 binary digits after the point into values. */
  static void round(int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.min(sums[i] >> Taps.PRECISION, 255);
    }
  }
}
