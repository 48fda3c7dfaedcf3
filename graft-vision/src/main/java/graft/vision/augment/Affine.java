package graft.vision.augment;

/**
 * Where each output pixel comes from: {@code input row = rr * row + rc * column + r}, {@code input
 * column = cr * row + cc * column + c}, between the centres of pixels.
 */
record Affine(double rr, double rc, double r, double cr, double cc, double c) {
  static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

  /** Turns by an angle in radians: {@code row' = cos * row - sin * column}. */
  static Affine rotation(double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new Affine(cos, -sin, 0, sin, cos, 0);
  }

  /** Moves by rows and columns. */
  static Affine shift(double rows, double columns) {
    return new Affine(1, 0, rows, 0, 1, columns);
  }

  /** Multiplies rows and columns. */
  static Affine scale(double rows, double columns) {
    return new Affine(rows, 0, 0, 0, columns, 0);
  }

  /**
   * First {@code inner}, then this: the product of the matrices in writing order. Fused like the
   * BLAS under numpy, because at the seam of {@code wrap} the last bit decides between two sides of
   * a picture.
   */
  Affine times(Affine inner) {
    return new Affine(
        Math.fma(rc, inner.cr, rr * inner.rr),
        Math.fma(rc, inner.cc, rr * inner.rc),
        Math.fma(rc, inner.c, rr * inner.r) + r,
        Math.fma(cc, inner.cr, cr * inner.rr),
        Math.fma(cc, inner.cc, cr * inner.rc),
        Math.fma(cc, inner.c, cr * inner.r) + c);
  }

  /** This, with a point that stays in place instead of (0, 0). */
  Affine about(double row, double column) {
    return shift(row, column).times(this).times(shift(-row, -column));
  }

  /** This, about the middle of a picture of that many rows and columns. */
  Affine aboutMiddle(int rows, int columns) {
    return about(rows / 2.0 - 0.5, columns / 2.0 - 0.5);
  }

  /** Rows taken for columns and columns for rows. */
  Affine swapped() {
    return new Affine(cc, cr, c, rc, rr, r);
  }
}
