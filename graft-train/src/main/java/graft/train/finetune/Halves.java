package graft.train.finetune;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as float16, little endian. */
final class Halves {
  private Halves() {}

  /**
   * The bytes of a row, from the first to the last.
   *
   * @param numbers that a row has
   * @throws IllegalArgumentException if this one has not
   */
  static ByteBuffer of(float[] row, int numbers) {
    if (row.length != numbers) {
      throw new IllegalArgumentException(
          "a row has %d numbers, got %d".formatted(numbers, row.length));
    }
    ByteBuffer halves = ByteBuffer.allocate(numbers * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : row) {
      halves.putShort(Float.floatToFloat16(value));
    }
    return halves.flip();
  }
}
