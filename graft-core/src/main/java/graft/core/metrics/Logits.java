package graft.core.metrics;

import graft.core.scratch.FloatRows;
import graft.core.scratch.LazyList;
import graft.core.scratch.Scratch;
import java.util.List;

/** Logits of many photos, (rows, classes) float32; immutable. */
public final class Logits {
  private final FloatRows values; // (rows, classes)

  private Logits(FloatRows values) {
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
    return new Logits(FloatRows.of(classes, values.clone()));
  }

  /** Takes over a table, into which nothing is put any more. */
  public static Logits of(FloatRows values) {
    return new Logits(values);
  }

  /** The same in a scratch file, as short-lived as that. */
  public Logits in(Scratch scratch) {
    return new Logits(scratch.keep(values));
  }

  public int rows() {
    return values.rows();
  }

  public int classes() {
    return values.columns();
  }

  /** One row, in double precision. */
  public double[] row(int row) {
    double[] logits = new double[classes()];
    for (int k = 0; k < logits.length; k++) {
      logits[k] = values.at(row, k);
    }
    return logits;
  }

  /** The rows of several, one after the other. */
  public static List<double[]> rows(List<Logits> parts) {
    int[] ends = new int[parts.size()];
    int rows = 0;
    for (int i = 0; i < ends.length; i++) {
      rows += parts.get(i).rows();
      ends[i] = rows;
    }
    return new LazyList<>(
        rows,
        row -> {
          int i = 0;
          while (ends[i] <= row) {
            i++;
          }
          return parts.get(i).row(row - (i == 0 ? 0 : ends[i - 1]));
        });
  }

  /** A copy of all values, row by row. */
  public float[] toArray() {
    float[] all = new float[rows() * classes()];
    for (int row = 0; row < rows(); row++) {
      values.copy(row, all, row * classes());
    }
    return all;
  }
}
