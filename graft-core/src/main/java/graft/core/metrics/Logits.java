package graft.core.metrics;

/** Logits of many photos, (rows, classes) float32; immutable. */
public final class Logits {
  private final int classes;
  private final float[] values; // (rows, classes)

  private Logits(int classes, float[] values) {
    this.classes = classes;
    this.values = values;
  }

  /**
   * Copies the values, row by row.
   *
   * @throws IllegalArgumentException if they do not fill whole rows
   */
  public static Logits of(int classes, float[] values) {
    if (classes < 1 || values.length % classes != 0) {
      throw new IllegalArgumentException(
          "%d logits do not fill rows of %d classes".formatted(values.length, classes));
    }
    return new Logits(classes, values.clone());
  }

  public int rows() {
    return values.length / classes;
  }

  public int classes() {
    return classes;
  }

  /** One row, in double precision. */
  public double[] row(int row) {
    double[] logits = new double[classes];
    for (int k = 0; k < classes; k++) {
      logits[k] = values[row * classes + k];
    }
    return logits;
  }

  /** A copy of all values, row by row. */
  public float[] toArray() {
    return values.clone();
  }
}
