package graft.core.scratch;

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
    of.put(which[row], values);
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
