package graft.predict.decode;

import graft.predict.pixels.Pixels;

/*
 * Netpbm's formats: P1 to P3 are bitmap, greymap and pixmap in digits, P4 to P6 the same in bytes.
 * Width, height and (not of bitmaps) the largest value follow as digits, with white space and
 * remarks (# to the end of the line) between; then the values. Of bytes exactly one white space
 * stands before the values, and a value above 255 has two, the upper one first.
 */
/** A portable bitmap, greymap or pixmap (PBM, PGM, PPM). */
final class PnmFile {
  private static final int BITMAP = 1;
  private static final int PIXMAP = 3;
  private static final int MOST = 65_535;

  private final Bytes file;
  private final int kind; // 1 bits, 2 greys, 3 colours
  private final boolean digits;
  private final long width;
  private final long height;
  private final int most; // the largest value
  private long at = 2;

  private PnmFile(Bytes file) {
    this.file = file;
    int number = file.u8(1) - '0';
    this.digits = number <= PIXMAP;
    this.kind = digits ? number : number - PIXMAP;
    this.width = number();
    this.height = number();
    this.most = kind == BITMAP ? 1 : number();
    if (most < 1 || most > MOST) {
      throw UnreadablePhotoException.damaged(
          "PNM", "it says that its largest value is %d".formatted(most));
    }
    at += digits ? 0 : 1;
  }

  /** Whether the file begins as one: letter, digit, white space, and a digit or a remark. */
  static boolean begins(Bytes file) {
    String start = file.text(0, 40);
    return start.matches("(?s)P[1-6]\\s+[0-9#].*");
  }

  /** Reads the size and checks that as many bytes are there as the values need. */
  static Header header(Bytes file) {
    PnmFile pnm = new PnmFile(file);
    Header header = new Header(pnm.width, pnm.height, 1, Alpha.NONE, 0).checked(Format.PNM);
    long values = header.width() * header.height() * pnm.channels();
    long spaced = pnm.kind == BITMAP ? values : 2 * values - 1;
    file.require(pnm.at, pnm.digits ? spaced : pnm.rowBytes() * pnm.height);
    return header;
  }

  /**
   * The picture; values are brought to the range of 8 bits, rounded to the nearest.
   *
   * @param file {@link #header} was glad of it
   */
  static Pixels pixels(Bytes file) {
    PnmFile pnm = new PnmFile(file);
    return Pixels.filled((int) pnm.width, (int) pnm.height, pnm::fill);
  }

  private int channels() {
    return kind == PIXMAP ? 3 : 1;
  }

  private long rowBytes() {
    return kind == BITMAP ? (width + 7) / 8 : width * channels() * (most > 255 ? 2 : 1);
  }

  private void fill(byte[] rgb) {
    int perValue = 3 / channels();
    for (int to = 0; to < rgb.length; to += perValue) {
      byte value = scaled(value(to / perValue));
      for (int i = 0; i < perValue; i++) {
        rgb[to + i] = value;
      }
    }
  }

  private int value(int index) {
    if (digits) {
      return kind == BITMAP ? digit() : number();
    }
    if (kind == BITMAP) {
      long x = index % width;
      return file.u8(at + index / width * rowBytes() + x / 8) >> (7 - x % 8) & 1;
    }
    return most > 255 ? file.u16be(at + 2L * index) : file.u8(at + index);
  }

  /** In a bitmap, 1 is black. */
  private byte scaled(int value) {
    if (value > most) {
      throw UnreadablePhotoException.damaged("PNM", "it has a value above its largest");
    }
    return (byte) (kind == BITMAP ? 255 * (1 - value) : (value * 510 + most) / (2 * most));
  }

  /** A bitmap's digits need nothing between them. */
  private int digit() {
    skipToDigit();
    return file.u8(at++) - '0';
  }

  private int number() {
    skipToDigit();
    int number = 0;
    while (at < file.size() && isDigit(file.u8(at))) {
      number = Math.min(number * 10 + file.u8(at++) - '0', 100_000_000); // too large either way
    }
    return number;
  }

  private void skipToDigit() {
    while (!isDigit(file.u8(at))) {
      int c = file.u8(at);
      if (c == '#') {
        at = file.find('\n', at);
      } else if (c != ' ' && (c < '\t' || c > '\r')) {
        throw UnreadablePhotoException.damaged("PNM", "there is no number where one belongs");
      }
      at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
