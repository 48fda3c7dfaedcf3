package graft.core.scratch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/** Rows in the file: read through the map, written by plain writes. */
record MappedBytes(int rows, int columns, Scratch.Room room) implements ByteRows {

  @Override
  public void put(int row, byte[] values) {
    if (values.length != columns) {
      throw new IllegalArgumentException(
          "a row has %d bytes, got %d".formatted(columns, values.length));
    }
    room.write(at(row), ByteBuffer.wrap(values));
  }

  @Override
  public byte at(int row, int column) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException(column);
    }
    return room.bytes().get(ValueLayout.JAVA_BYTE, at(row) + column);
  }

  @Override
  public void copy(int row, byte[] target) {
    MemorySegment.copy(room.bytes(), ValueLayout.JAVA_BYTE, at(row), target, 0, columns);
  }

  private long at(int row) {
    return (long) row * columns;
  }
}
