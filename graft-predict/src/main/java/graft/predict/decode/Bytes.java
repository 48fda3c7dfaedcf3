package graft.predict.decode;

import java.nio.charset.StandardCharsets;

/** A file's bytes, read as unsigned numbers of either byte order; never past the end. */
final class Bytes {
  private final byte[] bytes;
  private final String format;

  /**
   * @param bytes not copied, never written to
   * @param format the word for the file in the message when a read runs past the end
   */
  Bytes(byte[] bytes, String format) {
    this.bytes = bytes;
    this.format = format;
  }

  int size() {
    return bytes.length;
  }

  /** Fails unless {@code count} bytes lie from {@code at} on. */
  void require(long at, long count) {
    if (at < 0 || count < 0 || at + count > bytes.length) {
      throw UnreadablePhotoException.cutOff(format);
    }
  }

  int u8(long at) {
    require(at, 1);
    return bytes[(int) at] & 0xff;
  }

  int u16be(long at) {
    return u8(at) << 8 | u8(at + 1);
  }

  int u16le(long at) {
    return u8(at + 1) << 8 | u8(at);
  }

  long u32be(long at) {
    return (long) u16be(at) << 16 | u16be(at + 2);
  }

  long u32le(long at) {
    return (long) u16le(at + 2) << 16 | u16le(at);
  }

  /** Whether these Latin-1 characters stand there; false past the end. */
  boolean has(int at, String characters) {
    byte[] wanted = characters.getBytes(StandardCharsets.ISO_8859_1);
    return at + wanted.length <= bytes.length
        && java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  /** The position of the next byte of this value, or the size if there is none. */
  int find(int value, long from) {
    int at = (int) Math.min(from, bytes.length);
    while (at < bytes.length && bytes[at] != (byte) value) {
      at++;
    }
    return at;
  }

  /** The characters there, as Latin-1; fewer at the end of the file. */
  String text(int at, int count) {
    int length = Math.max(0, Math.min(count, bytes.length - at));
    return new String(bytes, Math.min(at, bytes.length), length, StandardCharsets.ISO_8859_1);
  }

  /** The CRC-32 of a stretch that was {@link #require required} before. */
  long crc32(long at, int count) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(bytes, (int) at, count);
    return crc.getValue();
  }

  /** The whole file; the caller only reads. */
  byte[] array() {
    return bytes;
  }
}
