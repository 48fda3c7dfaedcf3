package graft.train.head;

import java.util.Arrays;
import java.util.Optional;

/*
 * Rows are taken sixteen at a time: what all rows above contribute to them is one product, in which
 * each of those rows is read once, and only then are they finished one by one. Half of what the
 * product computes, left of the diagonal, is thrown away; that is cheaper than leaving it out.
 */
/**
 * A symmetric positive definite matrix as UᵀU, U upper triangular (Golub and Van Loan 2013,
 * algorithm 4.2.1), in single precision.
 */
final class Cholesky {
  private final float[][] u; // (size, size), zero below the diagonal

  private Cholesky(float[][] u) {
    this.u = u;
  }

  /**
   * Takes over the matrix.
   *
   * @param a (size, size), symmetric, its size a multiple of {@link RowKernels#BLOCK}
   * @return empty if it is not positive definite as far as single precision goes
   */
  static Optional<Cholesky> of(float[][] a) {
    int size = a.length;
    for (int first = 0; first < size; first += RowKernels.BLOCK) {
      float[][] block = new float[RowKernels.BLOCK][];
      float[][] factors = new float[RowKernels.BLOCK][first];
      for (int i = 0; i < RowKernels.BLOCK; i++) {
        block[i] = a[first + i];
        for (int above = 0; above < first; above++) {
          factors[i][above] = -a[above][first + i];
        }
      }
      RowKernels.addProducts(block, factors, Arrays.copyOf(a, first));
      for (int row = first; row < first + RowKernels.BLOCK; row++) {
        if (!finish(a, first, row)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Cholesky(a));
  }

  /** Takes off what the rows of its own block contribute, and divides by the diagonal. */
  private static boolean finish(float[][] a, int first, int row) {
    for (int above = first; above < row; above++) {
      RowKernels.add(a[row], -a[above][row], a[above]);
    }
    float pivot = a[row][row];
    if (!(pivot > 0)) {
      return false;
    }
    float root = (float) Math.sqrt(pivot);
    Arrays.fill(a[row], 0, row, 0);
    for (int column = row; column < a.length; column++) {
      a[row][column] /= root;
    }
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
    for (int k = 0; k < b.length; k++) { // Uᵀ y = b
      x[k] = left[k] / u[k][k];
      RowKernels.add(left, -x[k], u[k]);
    }
    for (int k = b.length - 1; k >= 0; k--) { // U x = y
      double sum = x[k];
      for (int j = k + 1; j < b.length; j++) {
        sum -= (double) u[k][j] * x[j];
      }
      x[k] = (float) (sum / u[k][k]);
    }
    return x;
  }
}
