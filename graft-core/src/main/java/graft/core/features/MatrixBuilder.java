package graft.core.features;

import graft.core.scratch.FloatRows;
import graft.core.scratch.Scratch;
import org.jspecify.annotations.Nullable;

/** Puts a matrix together, a row at a time. */
public final class MatrixBuilder implements FeatureStore.Rows {
  private final int rows;
  private final Scratch scratch;
  private @Nullable FloatRows values; // as many columns as the first row has

  /**
   * A matrix of so many rows.
   *
   * @param scratch where it lies; it is as short-lived as that
   */
  public MatrixBuilder(int rows, Scratch scratch) {
    this.rows = rows;
    this.scratch = scratch;
  }

  @Override
  public void take(int row, float[] vector) {
    FloatRows made = values;
    if (made == null) {
      made = scratch.floats(rows, vector.length);
      values = made;
    }
    made.put(row, vector);
  }

  /** What has been put together. */
  public FeatureMatrix build() {
    FloatRows made = values;
    return made == null ? FeatureMatrix.ofRows(new float[0][]) : FeatureMatrix.of(made);
  }
}
