package graft.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Float32 values as they lie in a blob: little-endian, without a gap. */
final class Floats {
  private Floats() {}

  static byte[] encode(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes.array();
  }

  static float[] decode(byte[] blob) {
    float[] values = new float[blob.length / Float.BYTES];
    ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
