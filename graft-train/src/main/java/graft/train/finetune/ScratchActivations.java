package graft.train.finetune;

import graft.core.scratch.ByteRows;
import graft.core.scratch.Scratch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Activations of a few photos in a scratch file, gone with it. Different rows may be put on
 * different threads.
 */
public final class ScratchActivations implements Activations {
  private final ByteRows rows;

  private ScratchActivations(ByteRows rows) {
    this.rows = rows;
  }

  /**
   * Rows of zeros.
   *
   * @param rows how many there are, 1 or more
   * @param numbers of a row, 1 or more
   * @throws graft.core.scratch.ScratchException if there is no room for them
   */
  public static ScratchActivations of(Scratch scratch, int rows, int numbers) {
    return new ScratchActivations(scratch.bytes(rows, Math.multiplyExact(numbers, Short.BYTES)));
  }

  /**
   * Writes a row.
   *
   * @throws graft.core.scratch.ScratchException if there is no room for it on the disk
   */
  public void put(int row, float[] activations) {
    rows.put(row, Halves.of(activations, numbers()).array());
  }

  @Override
  public int numbers() {
    return rows.columns() / Short.BYTES;
  }

  @Override
  public void copy(long row, short[] target, int offset) {
    byte[] bytes = new byte[rows.columns()];
    rows.copy(Math.toIntExact(row), bytes);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(target, offset, numbers());
  }
}
