package graft.core.scratch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Rows in the file: read through the map, written by plain writes. */
@SuppressWarnings("ArrayRecordComponent") // stays in this package
record MappedRows(int rows, int columns, Scratch.Room room) implements FloatRows {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  @Override
  public void put(int row, float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Rows.whole(values, columns) * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values);
    room.write(at(row), bytes);
  }

  @Override
  public void copy(int row, float[] target, int offset) {
    MemorySegment.copy(room.bytes(), FLOAT, at(row), target, offset, columns);
  }

  @Override
  public float at(int row, int column) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException(column);
    }
    return room.bytes().get(FLOAT, at(row) + (long) column * Float.BYTES);
  }

  private long at(int row) {
    return (long) row * columns * Float.BYTES;
  }
}
