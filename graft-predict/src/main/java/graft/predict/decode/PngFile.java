package graft.predict.decode;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** Walks a PNG file chunk by chunk to IEND, checking every checksum on the way. */
final class PngFile {
  private static final int SIGNATURE_BYTES = 8;
  private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int GREY = 0;

  private final Bytes file;
  private long width;
  private long height;
  private int orientation = 1;
  private Alpha alpha = Alpha.STRAIGHT;
  private int bits;
  private boolean grey;
  private boolean data;

  private PngFile(Bytes file) {
    this.file = file;
  }

  static Header header(Bytes file) {
    PngFile png = new PngFile(file);
    png.walk();
    if (!png.data) {
      throw UnreadablePhotoException.damaged("PNG", "it holds no picture");
    }
    // four channels at the most, of 8 or 16 bits
    return new Header(png.width, png.height, png.orientation, png.alpha, png.bits == 16 ? 8 : 4);
  }

  /**
   * The file without its notes, colour profiles and further pictures, about which the decoder would
   * complain on standard error.
   *
   * @param file whole: {@link #header} was glad of it
   */
  static byte[] pictureOnly(Bytes file) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.size());
    kept.write(file.array(), 0, SIGNATURE_BYTES);
    String type = "";
    for (int at = SIGNATURE_BYTES; !type.equals("IEND"); ) {
      int whole = (int) file.u32be(at) + 12;
      type = file.text(at + 4, 4);
      if (PICTURE.contains(type)) {
        kept.write(file.array(), at, whole);
      }
      at += whole;
    }
    return kept.toByteArray();
  }

  private void walk() {
    String type = "";
    for (long at = SIGNATURE_BYTES; !type.equals("IEND"); ) {
      long length = file.u32be(at);
      file.require(at, length + 12);
      type = file.text((int) at + 4, 4);
      if (file.crc32(at + 4, (int) length + 4) != file.u32be(at + 8 + length)) {
        throw UnreadablePhotoException.damaged(
            "PNG", "the checksum of its %s part is wrong".formatted(named(type)));
      }
      chunk(type, at + 8, length);
      at += length + 12;
    }
  }

  /** A broken file may have any bytes there. */
  private static String named(String type) {
    return type.matches("[A-Za-z]{4}") ? type : "next";
  }

  private void chunk(String type, long at, long length) {
    switch (type) {
      case "IHDR" -> {
        width = file.u32be(at);
        height = file.u32be(at + 4);
        bits = file.u8(at + 8);
        grey = file.u8(at + 9) == GREY;
        if (Integer.bitCount(bits) != 1 || bits > 16) {
          throw UnreadablePhotoException.damaged("PNG", "it says %d bits a value".formatted(bits));
        }
      }
      case "tRNS" -> alpha = grey && length >= 2 ? Alpha.key(scaled(file.u16be(at))) : alpha;
      case "eXIf" -> orientation = Exif.orientation(file, at, length);
      case "IDAT" -> data = true;
      default -> {}
    }
  }

  /** Fewer than 8 bits are decoded to the full range of 8. */
  private int scaled(int value) {
    return bits < 8 ? value * 255 / ((1 << bits) - 1) : value;
  }
}
