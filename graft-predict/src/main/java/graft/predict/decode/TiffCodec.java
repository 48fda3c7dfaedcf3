package graft.predict.decode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/** How the bytes of a strip or tile are packed, of the ways that are read here. */
final class TiffCodec {
  static final long NONE = 1;
  static final long LZW = 5;
  static final long DEFLATE = 8;
  static final long DEFLATE_OLD = 32946;
  static final long PACK_BITS = 32773;
  private static final Set<Long> KNOWN = Set.of(NONE, LZW, DEFLATE, DEFLATE_OLD, PACK_BITS);

  private TiffCodec() {}

  /** Whether {@link #unpacked} reads this compression. */
  static boolean knows(long compression) {
    return KNOWN.contains(compression);
  }

  /**
   * The bytes as they were before they were packed; never more in memory than are asked for.
   *
   * @param packed a whole strip or tile
   */
  static InputStream unpacked(long compression, byte[] packed) {
    InputStream raw = new ByteArrayInputStream(packed);
    if (compression == LZW) {
      TiffKind.refuseIf(isOldLzw(packed), "of the LZW of before 1992");
      return new LzwStream(packed);
    }
    if (compression == PACK_BITS) {
      return new PackBitsStream(packed);
    }
    return compression == NONE ? raw : new InflaterInputStream(raw);
  }

  /** It began with the lowest bit, and so with these of the code that clears the table. */
  private static boolean isOldLzw(byte[] packed) {
    return packed.length >= 2 && packed[0] == 0 && (packed[1] & 1) == 1;
  }
}
