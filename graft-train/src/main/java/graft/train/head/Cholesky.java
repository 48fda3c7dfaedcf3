package graft.train.head;

import java.util.Arrays;
import java.util.Optional;

/*
 * Rows are taken sixteen at a time, from the last up: what all rows below contribute to them is one
 * product, in which each of those rows is read once, and only then are they finished one by one. A
 * row ends with its block, so that next to nothing right of the diagonal is computed.
 */
/**
 * A symmetric positive definite matrix as LᵀL, L lower triangular, in single precision: Cholesky's
 * factors (Golub and Van Loan 2013, algorithm 4.2.1) with rows and columns in the opposite order.
 */
final class Cholesky {
  private final float[][] l; // (size, up to the end of the row's block), zero right of the diagonal

  private Cholesky(float[][] l) {
    this.l = l;
  }

  /**
   * The left half of a symmetric matrix, all zeros: each row ends with its block.
   *
   * @param size a multiple of {@link RowKernels#BLOCK}
   */
  static float[][] half(int size) {
    float[][] rows = new float[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = new float[(i / RowKernels.BLOCK + 1) * RowKernels.BLOCK];
    }
    return rows;
  }

  /**
   * Takes over the matrix.
   *
   * @param a symmetric, as {@link #half} makes one; of a block on the diagonal, too, only what is
   *     left of the diagonal is read
   * @return empty if it is not positive definite as far as single precision goes
   */
  static Optional<Cholesky> of(float[][] a) {
    for (int first = a.length - RowKernels.BLOCK; first >= 0; first -= RowKernels.BLOCK) {
      int end = first + RowKernels.BLOCK;
      float[][] below = Arrays.copyOfRange(a, end, a.length);
      float[][] block = Arrays.copyOfRange(a, first, end);
      float[][] factors = new float[RowKernels.BLOCK][below.length];
      for (int k = 0; k < below.length; k++) {
        for (int i = 0; i < RowKernels.BLOCK; i++) {
          factors[i][k] = -below[k][first + i];
        }
      }
      RowKernels.addProducts(block, factors, below);
      for (int row = end - 1; row >= first; row--) {
        if (!finish(a, end, row)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Cholesky(a));
  }

  /** Takes off what the rows of its own block contribute, and divides by the diagonal. */
  private static boolean finish(float[][] a, int end, int row) {
    for (int below = row + 1; below < end; below++) {
      RowKernels.add(a[row], -a[below][row], a[below]);
    }
    float pivot = a[row][row];
    if (!(pivot > 0)) {
      return false;
    }
    float root = (float) Math.sqrt(pivot);
    for (int column = 0; column <= row; column++) {
      a[row][column] /= root;
    }
    Arrays.fill(a[row], row + 1, end, 0);
    return true;
  }

  /**
   * Solves A x = b.
   *
   * @param b (size)
   */
  float[] solve(float[] b) {
    float[] left = b.clone();
    float[] x = new float[b.length];
    for (int k = b.length - 1; k >= 0; k--) { // Lᵀ y = b
      x[k] = left[k] / l[k][k];
      RowKernels.addShorter(left, -x[k], l[k]);
    }
    for (int k = 0; k < b.length; k++) { // L x = y
      double sum = x[k];
      for (int j = 0; j < k; j++) {
        sum -= (double) l[k][j] * x[j];
      }
      x[k] = (float) (sum / l[k][k]);
    }
    return x;
  }
}
