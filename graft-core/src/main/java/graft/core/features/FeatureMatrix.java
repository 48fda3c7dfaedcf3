package graft.core.features;

import graft.core.scratch.FloatRows;

/**
 * Features of many photos, (rows, columns) float32: one row a photo, one column a feature. Read
 * only once built.
 */
public final class FeatureMatrix {
  private final FloatRows values;

  private FeatureMatrix(FloatRows values) {
    this.values = values;
  }

  /** Takes over the rows, which must have one length; the caller gives them up. */
  public static FeatureMatrix ofRows(float[][] values) {
    return new FeatureMatrix(FloatRows.of(values));
  }

  /** Takes over a table, into which nothing is put any more. */
  public static FeatureMatrix of(FloatRows values) {
    return new FeatureMatrix(values);
  }

  /** These rows alone, in this order. */
  public FeatureMatrix rows(int... wanted) {
    return new FeatureMatrix(values.chosen(wanted));
  }

  public int rows() {
    return values.rows();
  }

  public int columns() {
    return values.columns();
  }

  public float at(int row, int column) {
    return values.at(row, column);
  }

  /** Copies one row to {@code target} from {@code offset} on. */
  public void copyRow(int row, float[] target, int offset) {
    values.copy(row, target, offset);
  }
}
