package graft.predict.decode;

/** Walks a WebP file chunk by chunk. */
final class WebpFile {
  /** What the decoder makes and what is shown, four bytes a pixel each. */
  private static final int FRAMES = 8;

  private final Bytes file;
  private long width;
  private long height;
  private int orientation = 1;

  private WebpFile(Bytes file) {
    this.file = file;
  }

  static Header header(Bytes file) {
    long end = 8 + file.u32le(4);
    file.require(0, end);
    WebpFile webp = new WebpFile(file);
    for (long at = 12; at + 8 <= end; ) {
      long length = file.u32le(at + 4);
      file.require(at + 8, length);
      webp.chunk(file.text((int) at, 4), at + 8, length);
      at += 8 + length + (length & 1);
    }
    return new Header(webp.width, webp.height, webp.orientation, Alpha.STRAIGHT, FRAMES);
  }

  private void chunk(String type, long at, long length) {
    switch (type) {
      case "VP8X" -> size(u24(at + 4) + 1, u24(at + 7) + 1);
      case "VP8 " -> size(file.u16le(at + 6) & 0x3fff, file.u16le(at + 8) & 0x3fff);
      case "VP8L" -> {
        long bits = file.u32le(at + 1);
        size((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
      }
      case "EXIF" -> {
        long skip = file.has((int) at, "Exif\0\0") ? 6 : 0;
        orientation = Exif.orientation(file, at + skip, length - skip);
      }
      default -> {}
    }
  }

  /** The first size counts: that of the canvas where there is one. */
  private void size(long wide, long high) {
    if (width == 0) {
      width = wide;
      height = high;
    }
  }

  private long u24(long at) {
    return file.u16le(at) | (long) file.u8(at + 2) << 16;
  }
}
