package graft.core.scratch;

/** Rows on the heap. */
@SuppressWarnings("ArrayRecordComponent") // stays in this package
record HeapRows(int columns, float[][] values) implements FloatRows {

  static HeapRows of(float[][] values) {
    int columns = values.length == 0 ? 0 : values[0].length;
    for (int row = 0; row < values.length; row++) {
      if (values[row].length != columns) {
        throw new IllegalArgumentException(
            "Every row must have %d numbers, row %d has %d"
                .formatted(columns, row, values[row].length));
      }
    }
    return new HeapRows(columns, values);
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public void put(int row, float[] numbers) {
    for (int from = 0; from < Rows.whole(numbers, columns); from += columns) {
      System.arraycopy(numbers, from, values[row + from / columns], 0, columns);
    }
  }

  @Override
  public void copy(int row, float[] target, int offset) {
    System.arraycopy(values[row], 0, target, offset, columns);
  }

  @Override
  public float at(int row, int column) {
    return values[row][column];
  }
}
