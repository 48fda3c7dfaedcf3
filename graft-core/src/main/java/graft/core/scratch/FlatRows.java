package graft.core.scratch;

/** Rows on the heap, in one array. */
@SuppressWarnings("ArrayRecordComponent") // stays in this package
record FlatRows(int columns, float[] values) implements FloatRows {

  static FlatRows of(int columns, float[] values) {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "%d numbers do not fill rows of %d".formatted(values.length, columns));
    }
    return new FlatRows(columns, values);
  }

  @Override
  public int rows() {
    return values.length / columns;
  }

  @Override
  public void put(int row, float[] numbers) {
    System.arraycopy(numbers, 0, values, row * columns, Rows.whole(numbers, columns));
  }

  @Override
  public void copy(int row, float[] target, int offset) {
    System.arraycopy(values, row * columns, target, offset, columns);
  }

  @Override
  public float at(int row, int column) {
    return values[row * columns + column];
  }
}
