package graft.core.scratch;

/** Rows on the heap. */
@SuppressWarnings("ArrayRecordComponent") // stays in this package
record HeapBytes(int columns, byte[][] values) implements ByteRows {

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public void put(int row, byte[] bytes) {
    System.arraycopy(bytes, 0, values[row], 0, columns);
  }

  @Override
  public byte at(int row, int column) {
    return values[row][column];
  }

  @Override
  public void copy(int row, byte[] target) {
    System.arraycopy(values[row], 0, target, 0, columns);
  }
}
