package graft.demo;

/** How strongly something covers each pixel of an image. */
sealed interface Cover permits Grained, SoftMask {
  /**
   * Writes the covers of a part of a row: below 0 is not at all, above 1 is fully.
   *
   * @param y the row of the image
   * @param from the first column
   * @param to the column after the last
   * @param covers one value for each column of the image
   */
  void fill(int y, int from, int to, float[] covers);
}
