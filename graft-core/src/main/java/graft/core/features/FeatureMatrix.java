package graft.core.features;

/**
 * Features of many photos, (rows, columns) float32: one row a photo, one column a feature. Read
 * only once built.
 */
public final class FeatureMatrix {
  private final int rows;
  private final int columns;
  private final float[][] values; // (rows)(columns)

  private FeatureMatrix(int rows, int columns, float[][] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Takes over the rows, which must have one length; the caller gives them up. */
  public static FeatureMatrix ofRows(float[][] values) {
    int columns = values.length == 0 ? 0 : values[0].length;
    for (int row = 0; row < values.length; row++) {
      if (values[row].length != columns) {
        throw new IllegalArgumentException(
            "Every row must have %d features, row %d has %d"
                .formatted(columns, row, values[row].length));
      }
    }
    return new FeatureMatrix(values.length, columns, values);
  }

  /** These rows alone, in this order. */
  public FeatureMatrix rows(int... wanted) {
    float[][] some = new float[wanted.length][];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[wanted[i]];
    }
    return new FeatureMatrix(some.length, columns, some);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public float at(int row, int column) {
    return values[row][column];
  }

  /** Copies one row to {@code target} from {@code offset} on. */
  public void copyRow(int row, float[] target, int offset) {
    System.arraycopy(values[row], 0, target, offset, columns);
  }
}
