package graft.core.scratch;

import java.nio.ByteBuffer;

/**
 * A table of doubles, (rows, columns). Different rows may be put and read on different threads; a
 * row is read after it was put.
 */
public final class DoubleRows {
  private final ByteRows bytes; // big-endian

  DoubleRows(ByteRows bytes) {
    this.bytes = bytes;
  }

  public int rows() {
    return bytes.rows();
  }

  public int columns() {
    return bytes.columns() / Double.BYTES;
  }

  /**
   * Replaces a row.
   *
   * @param values one a column
   * @throws ScratchException if there is no room for it on the disk
   */
  public void put(int row, double[] values) {
    if (values.length != columns()) {
      throw new IllegalArgumentException(
          "a row has %d numbers, got %d".formatted(columns(), values.length));
    }
    ByteBuffer packed = ByteBuffer.allocate(bytes.columns());
    packed.asDoubleBuffer().put(values);
    bytes.put(row, packed.array());
  }

  /** A copy of a row. */
  public double[] row(int row) {
    byte[] packed = new byte[bytes.columns()];
    bytes.copy(row, packed);
    double[] values = new double[columns()];
    ByteBuffer.wrap(packed).asDoubleBuffer().get(values);
    return values;
  }
}
