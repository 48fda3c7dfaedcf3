package graft.train.head;

/*
 * The inner loops of a stack, written so that the JIT compiler turns each into vector instructions:
 * the running index walks along the heads, which lie side by side in a row, and every array is
 * indexed by it alone. Eight rows are taken at a time, so that a result stays in a register for
 * eight multiplications.
 *
 * Looks odd, is not: a * b + c and not Math.fma(a, b, c). It is as fast here, and it gives the same
 * bits on every processor, with and without the instruction.
 *
 * No loop adds across columns. So a column's bits do not depend on how wide the stack is or where
 * in it the column stands, which is what makes stacking invisible in the results.
 */
/** Loops over the columns [from, to) of a stack. Row counts are multiples of {@link #UNROLL}. */
final class RowKernels {
  static final int UNROLL = 8;

  private RowKernels() {}

  /**
   * Adds x · w to z.
   *
   * @param x (features, batch)
   * @param w (features, columns)
   * @param z (batch, columns)
   */
  static void forward(float[][] x, float[][] w, float[][] z, Columns columns) {
    for (int f = 0; f < w.length; f += UNROLL) {
      for (int b = 0; b < z.length; b++) {
        addEight(z[b], weightsAt(x, f, b), w, f, columns);
      }
    }
  }

  private static Eight weightsAt(float[][] x, int f, int b) {
    return new Eight(
        x[f][b],
        x[f + 1][b],
        x[f + 2][b],
        x[f + 3][b],
        x[f + 4][b],
        x[f + 5][b],
        x[f + 6][b],
        x[f + 7][b]);
  }

  /** Puts the sum over the batch of x · g into the gradient of one feature's row. */
  static void backward(float[] x, float[][] g, float[] gradient, Columns columns) {
    java.util.Arrays.fill(gradient, columns.from(), columns.to(), 0);
    for (int b = 0; b < g.length; b += UNROLL) {
      Eight factors =
          new Eight(x[b], x[b + 1], x[b + 2], x[b + 3], x[b + 4], x[b + 5], x[b + 6], x[b + 7]);
      addEight(gradient, factors, g, b, columns);
    }
  }

  private static void addEight(float[] out, Eight x, float[][] rows, int first, Columns columns) {
    float[] r0 = rows[first];
    float[] r1 = rows[first + 1];
    float[] r2 = rows[first + 2];
    float[] r3 = rows[first + 3];
    float[] r4 = rows[first + 4];
    float[] r5 = rows[first + 5];
    float[] r6 = rows[first + 6];
    float[] r7 = rows[first + 7];
    float x0 = x.x0();
    float x1 = x.x1();
    float x2 = x.x2();
    float x3 = x.x3();
    float x4 = x.x4();
    float x5 = x.x5();
    float x6 = x.x6();
    float x7 = x.x7();
    int to = columns.to();
    for (int j = columns.from(); j < to; j++) {
      out[j] +=
          x0 * r0[j]
              + x1 * r1[j]
              + x2 * r2[j]
              + x3 * r3[j]
              + x4 * r4[j]
              + x5 * r5[j]
              + x6 * r6[j]
              + x7 * r7[j];
    }
  }

  /**
   * One step of Adam as Keras takes it (epsilon beside the uncorrected root), with L2 in the
   * gradient and L1 as a proximal step in Adam's own metric (Yun, Lozano and Yang 2021, "Adaptive
   * Proximal Gradient Methods"), so that the least of the penalised loss stays where it is.
   */
  static void adam(AdamState state, int row, float[] gradient, AdamStep.Slice slice) {
    AdamStep step = slice.step();
    float[] w = state.weights()[row];
    float[] m = state.first()[row];
    float[] v = state.second()[row];
    float[] rate = step.rate();
    float[] l1 = step.l1();
    float[] l2 = step.l2();
    int to = slice.columns().to();
    for (int j = slice.columns().from(); j < to; j++) {
      float g = gradient[j] + 2 * l2[j] * w[j];
      float mean = AdamStep.BETA1 * m[j] + (1 - AdamStep.BETA1) * g;
      float square = AdamStep.BETA2 * v[j] + (1 - AdamStep.BETA2) * g * g;
      m[j] = mean;
      v[j] = square;
      float pace = rate[j] / ((float) Math.sqrt(square) + AdamStep.EPSILON);
      float stepped = w[j] - pace * mean;
      float threshold = pace * l1[j];
      w[j] = Math.max(stepped - threshold, 0) + Math.min(stepped + threshold, 0);
    }
  }

  /** Replaces each value, 0 or below, by its exponential, within 3 units in the last place. */
  static void exp(float[] values) {
    for (int j = 0; j < values.length; j++) {
      float x = Math.max(values[j], -87f);
      float n = (float) (int) (x * 1.442695f - 0.5f);
      float r = x - n * 0.693359375f + n * 2.1219444e-4f;
      float p = 1.987569e-4f;
      p = p * r + 1.3981999e-3f;
      p = p * r + 8.333452e-3f;
      p = p * r + 4.1665796e-2f;
      p = p * r + 1.6666666e-1f;
      p = p * r + 0.5f;
      p = p * r * r + r + 1;
      values[j] = p * Float.intBitsToFloat(((int) n + 127) << 23);
    }
  }

  /** Columns [from, to). */
  record Columns(int from, int to) {}

  /** Eight numbers that a loop multiplies rows by. */
  private record Eight(
      float x0, float x1, float x2, float x3, float x4, float x5, float x6, float x7) {}
}
