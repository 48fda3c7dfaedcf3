package graft.predict.decode;

/** Walks a PNG file chunk by chunk to IEND, checking every checksum on the way. */
final class PngFile {
  private PngFile() {}

  static Header header(Bytes file) {
    long width = 0;
    long height = 0;
    int orientation = 1;
    boolean data = false;
    for (long at = 8; ; ) {
      long length = file.u32be(at);
      file.require(at, length + 12);
      String type = file.text((int) at + 4, 4);
      if (file.crc32(at + 4, (int) length + 4) != file.u32be(at + 8 + length)) {
        throw UnreadablePhotoException.damaged(
            "PNG", "the checksum of its %s part is wrong".formatted(type));
      }
      if (type.equals("IHDR")) {
        width = file.u32be(at + 8);
        height = file.u32be(at + 12);
      } else if (type.equals("eXIf")) {
        orientation = Exif.orientation(file, at + 8, length);
      } else if (type.equals("IEND")) {
        break;
      }
      data |= type.equals("IDAT");
      at += length + 12;
    }
    if (!data) {
      throw UnreadablePhotoException.damaged("PNG", "it holds no picture");
    }
    return new Header(width, height, orientation);
  }
}
