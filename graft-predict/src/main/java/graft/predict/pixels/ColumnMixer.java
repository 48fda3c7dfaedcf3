package graft.predict.pixels;

import java.util.Arrays;

/*
 * Rows are arrays of their own and every loop goes through them by the same index: only such loops
 * does the JVM's compiler turn into vector instructions.
 */
/** Mixes rows of whole numbers into one. */
final class ColumnMixer {
  private ColumnMixer() {}

  /**
   * The weighted sum of rows, rounded.
   *
   * @param rows values from 0 to 255, all as long as {@code out}
   * @param taps of which the weights are taken
   * @param y the output row
   * @param out written: values from 0 to 255
   */
  static void mix(int[][] rows, Taps taps, int y, int[] out) {
    int tap = y * taps.window;
    if (taps.window == 4) {
      four(rows, taps.weights, tap, out);
    } else {
      any(rows, taps.weights, tap, out);
    }
    round(out);
  }

  private static void four(int[][] rows, int[] weights, int tap, int[] out) {
    int[] first = rows[0];
    int[] second = rows[1];
    int[] third = rows[2];
    int[] fourth = rows[3];
    int a = weights[tap];
    int b = weights[tap + 1];
    int c = weights[tap + 2];
    int d = weights[tap + 3];
    for (int i = 0; i < out.length; i++) {
      out[i] = Taps.HALF + a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
    }
  }

  private static void any(int[][] rows, int[] weights, int tap, int[] out) {
    Arrays.fill(out, Taps.HALF);
    int row = 0;
    for (; row + 1 < rows.length; row += 2) {
      add(rows[row], weights[tap + row], rows[row + 1], weights[tap + row + 1], out);
    }
    if (row < rows.length) {
      add(rows[row], weights[tap + row], rows[row], 0, out);
    }
  }

  private static void add(int[] first, int a, int[] second, int b, int[] out) {
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
