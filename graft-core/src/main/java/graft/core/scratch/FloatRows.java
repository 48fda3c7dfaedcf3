package graft.core.scratch;

/**
 * A table of float32, (rows, columns). Different rows may be put and read on different threads; a
 * row is read after it was put.
 */
public sealed interface FloatRows permits HeapRows, FlatRows, MappedRows, ChosenRows {

  /** Rows that are there already; they must have one length, and the caller gives them up. */
  static FloatRows of(float[][] rows) {
    return HeapRows.of(rows);
  }

  int rows();

  int columns();

  /** So many columns of values that are there already, row by row; the caller gives them up. */
  static FloatRows of(int columns, float[] values) {
    return FlatRows.of(columns, values);
  }

  /**
   * Replaces a row, or several that follow each other.
   *
   * @param values of whole rows
   * @throws ScratchException if there is no room for it on the disk
   */
  void put(int row, float[] values);

  /** Copies a row to {@code target} from {@code offset} on. */
  void copy(int row, float[] target, int offset);

  float at(int row, int column);

  /** These rows alone, in this order. */
  default FloatRows chosen(int... rows) {
    return new ChosenRows(this, rows.clone());
  }
}
