package graft.predict.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files made by hand, of every colour type and depth. */
final class PngBytes {
  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private PngBytes() {
    file.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A file that goes no further than its header. */
  static PngBytes of(int width, int height, int bits, int type) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) bits).put((byte) type);
    return new PngBytes().chunk("IHDR", header.array());
  }

  PngBytes chunk(String type, byte... data) {
    ByteBuffer chunk = ByteBuffer.allocate(data.length + 12).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, data.length + 4);
    file.writeBytes(chunk.putInt((int) crc.getValue()).array());
    return this;
  }

  /** The rows, each with its filter byte, compressed. */
  PngBytes rows(int... values) {
    byte[] rows = bytes(values);
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] packed = new byte[rows.length + 64];
    int length = deflater.deflate(packed);
    deflater.end();
    return chunk("IDAT", java.util.Arrays.copyOf(packed, length));
  }

  byte[] end() {
    return chunk("IEND").file.toByteArray();
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
