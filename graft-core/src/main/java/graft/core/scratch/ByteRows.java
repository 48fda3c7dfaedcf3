package graft.core.scratch;

/** A table of bytes, (rows, columns). Different rows may be put on different threads. */
public sealed interface ByteRows permits HeapBytes, MappedBytes {

  /** One row that is there already; the caller gives it up. */
  static ByteRows of(byte[] row) {
    return new HeapBytes(row.length, new byte[][] {row});
  }

  int rows();

  int columns();

  /**
   * Replaces a row.
   *
   * @throws ScratchException if there is no room for it on the disk
   */
  void put(int row, byte[] values);

  byte at(int row, int column);

  /** Copies a row to the beginning of {@code target}. */
  void copy(int row, byte[] target);
}
