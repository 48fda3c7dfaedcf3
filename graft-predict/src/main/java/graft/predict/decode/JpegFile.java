package graft.predict.decode;

/*
 * Segments (0xFF, marker, length) up to the first scan; then coded data, in which 0xFF is followed
 * by 0 or a restart marker; then the next segment; until the end mark. A file without an end mark
 * was cut off: libjpeg would paint the missing rest grey.
 */
/** Walks a JPEG file. */
final class JpegFile {
  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;
  private static final int APP1 = 0xe1;

  private final Bytes file;
  private long width;
  private long height;
  private int orientation = 1;
  private int coefficients; // bytes a pixel that are kept until all scans are read

  private JpegFile(Bytes file) {
    this.file = file;
  }

  static Header header(Bytes file) {
    JpegFile jpeg = new JpegFile(file);
    jpeg.walk();
    return new Header(jpeg.width, jpeg.height, jpeg.orientation, Alpha.NONE, 3 + jpeg.coefficients);
  }

  private void walk() {
    boolean scanned = false;
    long at = 2;
    while (true) {
      at = file.find(0xff, at) + 1L;
      int marker = file.u8(at);
      if (marker == END) {
        break;
      }
      if (marker == 0xff || marker == 0 || isAlone(marker)) {
        at += marker == 0xff ? 0 : 1;
        continue;
      }
      int length = file.u16be(at + 1);
      file.require(at + 1, length);
      segment(marker, at + 3, length - 2);
      scanned |= marker == START_OF_SCAN;
      at += 1L + length;
    }
    if (!scanned) {
      throw UnreadablePhotoException.damaged("JPEG", "it holds no picture");
    }
  }

  private static boolean isAlone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
  }

  private void segment(int marker, long at, int length) {
    boolean frame = marker >= 0xc0 && marker <= 0xcf;
    if (frame && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      frame(marker, at);
    } else if (marker == APP1 && file.has((int) at, "Exif\0\0")) {
      orientation = orientation != 1 ? orientation : Exif.orientation(file, at + 6, length - 6L);
    }
  }

  private void frame(int marker, long at) {
    String kind = kind(marker, file.u8(at));
    if (!kind.isEmpty()) {
      throw new UnreadablePhotoException(
          "It is a %s, which is not read: save it as an ordinary 8-bit JPEG or PNG."
              .formatted(kind));
    }
    coefficients = isProgressive(marker) ? 2 * file.u8(at + 5) : 0;
    height = file.u16be(at + 1);
    width = file.u16be(at + 3);
  }

  private static boolean isProgressive(int marker) {
    return marker == 0xc2 || marker == 0xca;
  }

  /** What no decoder at hand reads; empty for an ordinary one. */
  private static String kind(int marker, int bits) {
    return switch (marker) {
      case 0xc0, 0xc1, 0xc2, 0xc9, 0xca -> bits == 8 ? "" : bits + "-bit JPEG";
      case 0xc3, 0xcb -> "lossless JPEG";
      default -> "hierarchical JPEG";
    };
  }
}
