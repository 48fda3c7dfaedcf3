package graft.predict.decode;

/** Reads the header of a BMP file and checks that all rows are there. */
final class BmpFile {
  private static final int UNCOMPRESSED = 0;
  private static final int BIT_FIELDS = 3;

  private BmpFile() {}

  static Header header(Bytes file) {
    long data = file.u32le(10);
    boolean old = file.u32le(14) == 12;
    long width = old ? file.u16le(18) : (int) file.u32le(18);
    long height = old ? file.u16le(20) : Math.abs((long) (int) file.u32le(22));
    int bits = file.u16le(old ? 24 : 28);
    long compression = old ? UNCOMPRESSED : file.u32le(30);
    Alpha alpha = compression == BIT_FIELDS && hasAlphaMask(file) ? Alpha.STRAIGHT : Alpha.NONE;
    Header header = new Header(width, height, 1, alpha).checked(Format.BMP);
    boolean plain = compression == UNCOMPRESSED || compression == BIT_FIELDS;
    long row = (width * bits + 31) / 32 * 4;
    file.require(data, plain ? row * height : 1);
    return header;
  }

  /** Alpha has a mask only in the longer headers; else the fourth byte of a pixel is padding. */
  private static boolean hasAlphaMask(Bytes file) {
    return file.u32le(14) >= 56 && file.u32le(66) != 0;
  }
}
