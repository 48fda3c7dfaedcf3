package graft.train.head;

/*
 * The inner loops, written so that the JIT compiler turns each into vector instructions. It is
 * particular: the index starts at zero and is the only one, and one array is written in a loop.
 * Eight rows are taken at a time, so that a result stays in a register for eight multiplications.
 *
 * Looks odd, is not: a * b + c and not Math.fma(a, b, c). It is as fast here, and it gives the same
 * bits on every processor, with and without the instruction.
 *
 * No loop adds up along its index. So a number's bits depend neither on vectors nor on what is
 * computed beside it.
 */
/** Loops over rows of numbers. */
final class RowKernels {
  /** Rows that {@link #addEight} takes at a time. */
  static final int UNROLL = 8;

  /** Results that are worked on in one go, so that they stay in the first cache. */
  static final int BLOCK = 16;

  /** The power of two below which an exponential counts as nothing. */
  private static final int LEAST_POWER = -86;

  /** From here down {@link #exp} is surely 0: 9e-27 is no share of an answer. */
  static final float NOTHING = -60f;

  private RowKernels() {}

  /**
   * Adds the sum of all rows, each times its factor.
   *
   * @param out (columns)
   * @param factors (rows), a multiple of {@link #UNROLL}
   * @param rows (rows, columns)
   */
  static void addProducts(float[] out, float[] factors, float[][] rows) {
    for (int first = 0; first < factors.length; first += UNROLL) {
      addEight(out, factors, rows, first);
    }
  }

  /**
   * Adds to each result the sum of all rows, each times its factor for this result: the same bits
   * as result by result. The rows are taken eight at a time for a block of results, so that both
   * lie in the first cache.
   *
   * @param outs (results or more, columns)
   * @param factors (results, rows), the rows a multiple of {@link #UNROLL}
   * @param rows (rows, columns)
   */
  static void addProducts(float[][] outs, float[][] factors, float[][] rows) {
    for (int from = 0; from < factors.length; from += BLOCK) {
      int to = Math.min(factors.length, from + BLOCK);
      for (int first = 0; first < rows.length; first += UNROLL) {
        for (int i = from; i < to; i++) {
          addEight(outs[i], factors[i], rows, first);
        }
      }
    }
  }

  private static void addEight(float[] out, float[] factors, float[][] rows, int first) {
    float[] r0 = rows[first];
    float[] r1 = rows[first + 1];
    float[] r2 = rows[first + 2];
    float[] r3 = rows[first + 3];
    float[] r4 = rows[first + 4];
    float[] r5 = rows[first + 5];
    float[] r6 = rows[first + 6];
    float[] r7 = rows[first + 7];
    float f0 = factors[first];
    float f1 = factors[first + 1];
    float f2 = factors[first + 2];
    float f3 = factors[first + 3];
    float f4 = factors[first + 4];
    float f5 = factors[first + 5];
    float f6 = factors[first + 6];
    float f7 = factors[first + 7];
    for (int j = 0; j < out.length; j++) {
      out[j] +=
          f0 * r0[j]
              + f1 * r1[j]
              + f2 * r2[j]
              + f3 * r3[j]
              + f4 * r4[j]
              + f5 * r5[j]
              + f6 * r6[j]
              + f7 * r7[j];
    }
  }

  /** Copies eight rows into the columns of the same numbers. */
  static void turnEight(float[][] rows, int first, float[][] turned) {
    float[] r0 = rows[first];
    float[] r1 = rows[first + 1];
    float[] r2 = rows[first + 2];
    float[] r3 = rows[first + 3];
    float[] r4 = rows[first + 4];
    float[] r5 = rows[first + 5];
    float[] r6 = rows[first + 6];
    float[] r7 = rows[first + 7];
    for (int j = 0; j < turned.length; j++) {
      float[] to = turned[j];
      to[first] = r0[j];
      to[first + 1] = r1[j];
      to[first + 2] = r2[j];
      to[first + 3] = r3[j];
      to[first + 4] = r4[j];
      to[first + 5] = r5[j];
      to[first + 6] = r6[j];
      to[first + 7] = r7[j];
    }
  }

  /** (value - mean) · scale, number by number. */
  static void scale(float[] values, float[] mean, float[] scale) {
    for (int j = 0; j < values.length; j++) {
      values[j] = (values[j] - mean[j]) * scale[j];
    }
  }

  /**
   * Draws a number of 16 bits for each place and says whether it is kept: 1 if it is at least the
   * threshold, else 0. The draw is a hash of place and key in 32 bits (the multipliers and shifts
   * are those of Wellons' lowbias32, with the key's other half let in between), because the
   * compiler makes vectors of those and not of 64.
   *
   * @param places a number for each place
   */
  static void draw(int[] kept, int[] places, long key, int threshold) {
    int low = (int) key;
    int high = (int) (key >>> 32);
    for (int j = 0; j < kept.length; j++) {
      int x = places[j] ^ low;
      x = (x ^ (x >>> 16)) * 0x7FEB352D;
      x = ((x ^ (x >>> 15)) + high) * 0x846CA68B;
      kept[j] = 1 + ((((x ^ (x >>> 16)) >>> 16) - threshold) >> 31);
    }
  }

  /** Each number times the scale where it is kept, else 0. */
  static void keep(float[] out, float scale, int[] kept, float[] from) {
    for (int j = 0; j < out.length; j++) {
      out[j] = from[j] * (scale * kept[j]);
    }
  }

  /** Adds a row times a factor. */
  static void add(float[] out, float factor, float[] row) {
    for (int j = 0; j < out.length; j++) {
      out[j] += factor * row[j];
    }
  }

  /** Adds a row times a factor to the first numbers. */
  static void addShorter(float[] out, float factor, float[] row) {
    for (int j = 0; j < row.length; j++) {
      out[j] += factor * row[j];
    }
  }

  /** Moves each number the given part of the way to its new value. */
  static void approach(float[] mean, float part, float[] value) {
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (1 - part) * mean[j] + part * value[j];
    }
  }

  /** Moves each number the given part of the way to the square of its new value. */
  static void approachSquares(float[] mean, float part, float[] value) {
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (1 - part) * mean[j] + part * (value[j] * value[j]);
    }
  }

  /** w -= rate · m / (√v + ε). */
  static void descend(float[] w, float rate, float[] m, float[] v) {
    for (int j = 0; j < w.length; j++) {
      w[j] -= rate * m[j] / ((float) Math.sqrt(v[j]) + Adam.EPSILON);
    }
  }

  /** Pulls each weight towards zero by rate · l1 / (√v + ε), and to zero where that is nearer. */
  static void shrink(float[] w, float rate, float l1, float[] v) {
    for (int j = 0; j < w.length; j++) {
      float pull = rate * l1 / ((float) Math.sqrt(v[j]) + Adam.EPSILON);
      w[j] = Math.max(w[j] - pull, 0) + Math.min(w[j] + pull, 0);
    }
  }

  /** Replaces each value below 0 by 0 (ReLU). */
  static void rectify(float[] values) {
    for (int j = 0; j < values.length; j++) {
      values[j] = Math.max(values[j], 0f);
    }
  }

  /** Scales the gradients of what is active, above 0, and puts out the others. */
  static void passWhereActive(float[] gradient, float scale, float[] activation) {
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] = activation[j] > 0 ? scale * gradient[j] : 0;
    }
  }

  /**
   * Replaces each value, 0 or below, by its exponential, within 3 units in the last place; below
   * {@link #NOTHING} by 0. What is less would be multiplied into numbers below 1e-38, which
   * processors compute a hundred times slower: a head that is sure of each photo, because its rate
   * is too high, would crawl.
   */
  static void exp(float[] values) {
    for (int j = 0; j < values.length; j++) {
      float x = Math.max(values[j], -87f);
      int whole = (int) (x * 1.442695f - 0.5f);
      float n = (float) whole;
      float r = x - n * 0.693359375f + n * 2.1219444e-4f;
      float p = 1.987569e-4f;
      p = p * r + 1.3981999e-3f;
      p = p * r + 8.333452e-3f;
      p = p * r + 4.1665796e-2f;
      p = p * r + 1.6666666e-1f;
      p = p * r + 0.5f;
      p = p * r * r + r + 1;
      int kept = ~((whole - LEAST_POWER) >> 31); // no bit, or all
      values[j] = p * Float.intBitsToFloat(((whole + 127) << 23) & kept);
    }
  }
}
