package graft.predict.decode;

/** Walks a GIF file block by block to its trailer. */
final class GifFile {
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2c;
  private static final int TRAILER = 0x3b;

  /** The frame, the one before and what is shown, four bytes a pixel each. */
  private static final int FRAMES = 12;

  private GifFile() {}

  static Header header(Bytes file) {
    boolean picture = false;
    long at = 13 + palette(file.u8(10));
    for (int block = file.u8(at); block != TRAILER; block = file.u8(at)) {
      if (block == EXTENSION) {
        at = blocksEnd(file, at + 2);
      } else if (block == PICTURE) {
        picture = true;
        at = blocksEnd(file, at + 11 + palette(file.u8(at + 9)));
      } else {
        throw UnreadablePhotoException.damaged("GIF", "it has a block of an unknown kind");
      }
    }
    if (!picture) {
      throw UnreadablePhotoException.damaged("GIF", "it holds no picture");
    }
    return new Header(file.u16le(6), file.u16le(8), 1, Alpha.STRAIGHT, FRAMES);
  }

  /** Bytes of the colour table that these flags announce. */
  private static long palette(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
  }

  private static long blocksEnd(Bytes file, long at) {
    long here = at;
    while (file.u8(here) != 0) {
      here += 1L + file.u8(here);
    }
    return here + 1;
  }
}
