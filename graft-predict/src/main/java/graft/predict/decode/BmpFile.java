package graft.predict.decode;

/** Reads the header of a BMP file and checks that all rows are there. */
final class BmpFile {
  private static final int UNCOMPRESSED = 0;
  private static final int BIT_FIELDS = 3;
  private static final int GREEN_MASK_AT = 58;
  private static final int SIX_BITS = 0x07e0;

  private BmpFile() {}

  static Header header(Bytes file) {
    long data = file.u32le(10);
    boolean old = file.u32le(14) == 12;
    long width = old ? file.u16le(18) : (int) file.u32le(18);
    long height = old ? file.u16le(20) : Math.abs((long) (int) file.u32le(22));
    int bits = file.u16le(old ? 24 : 28);
    long compression = old ? UNCOMPRESSED : file.u32le(30);
    boolean covered = compression == BIT_FIELDS && bits == 32 && hasAlphaMask(file);
    Alpha alpha = covered ? Alpha.STRAIGHT : Alpha.NONE;
    Header header = new Header(width, height, 1, alpha, 4).checked(Format.BMP);
    boolean plain = compression == UNCOMPRESSED || compression == BIT_FIELDS;
    long row = (width * bits + 31) / 32 * 4;
    file.require(data, plain ? row * height : 1);
    return header;
  }

  /**
   * Of 16 bits a pixel the decoder shifts the 5 or 6 bits of a colour up; this brings them to the
   * full range, so that white is white.
   *
   * @param rgb what the decoder made of the file, changed
   */
  static void widen(Bytes file, byte[] rgb) {
    if (file.u32le(14) == 12 || file.u16le(28) != 16) {
      return;
    }
    boolean sixGreens = file.u32le(30) == BIT_FIELDS && file.u32le(GREEN_MASK_AT) == SIX_BITS;
    for (int i = 0; i < rgb.length; i++) {
      int most = sixGreens && i % 3 == 1 ? 63 : 31;
      int shift = most == 63 ? 2 : 3;
      rgb[i] = (byte) (((rgb[i] & 0xff) >> shift) * 255 / most);
    }
  }

  /** Alpha has a mask only in the longer headers; else the fourth byte of a pixel is padding. */
  private static boolean hasAlphaMask(Bytes file) {
    return file.u32le(14) >= 56 && file.u32le(66) != 0;
  }
}
