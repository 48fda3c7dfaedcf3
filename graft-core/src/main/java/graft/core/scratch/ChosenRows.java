package graft.core.scratch;

import java.util.Arrays;

/** Some rows of another table. */
@SuppressWarnings("ArrayRecordComponent") // stays in this package
record ChosenRows(FloatRows of, int[] which) implements FloatRows {

  @Override
  public int rows() {
    return which.length;
  }

  @Override
  public int columns() {
    return of.columns();
  }

  @Override
  public void put(int row, float[] values) {
    for (int from = 0; from < Rows.whole(values, columns()); from += columns()) {
      float[] one = Arrays.copyOfRange(values, from, from + columns());
      of.put(which[row + from / columns()], one);
    }
  }

  @Override
  public void copy(int row, float[] target, int offset) {
    of.copy(which[row], target, offset);
  }

  @Override
  public float at(int row, int column) {
    return of.at(which[row], column);
  }
}
