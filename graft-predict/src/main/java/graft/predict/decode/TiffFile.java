package graft.predict.decode;

/** Reads the first directory of a TIFF file and checks that all its strips or tiles are there. */
final class TiffFile {
  private static final int SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int STRIPS = 273;
  private static final int STRIP_BYTES = 279;
  private static final int TILES = 324;
  private static final int TILE_BYTES = 325;
  private static final int DNG_VERSION = 50706;

  private TiffFile() {}

  static Header header(Bytes file) {
    Ifd first = Ifd.at(file, 0);
    if (file.has(8, "CR") || first.has(DNG_VERSION) || first.value(SUBFILE_TYPE, 0) == 1) {
      throw new UnreadablePhotoException(ForeignFile.CAMERA_RAW);
    }
    long bits = first.value(BITS, 1);
    if (bits > 16) {
      throw new UnreadablePhotoException(
          "It is a TIFF of %d bits a value, which is not read: save it with 8 or 16 bits."
              .formatted(bits));
    }
    requireAll(file, first.values(STRIPS), first.values(STRIP_BYTES));
    requireAll(file, first.values(TILES), first.values(TILE_BYTES));
    int orientation = Exif.valid(first.value(Exif.ORIENTATION_TAG, 1));
    return new Header(first.value(WIDTH, 0), first.value(HEIGHT, 0), orientation);
  }

  private static void requireAll(Bytes file, long[] offsets, long[] counts) {
    for (int i = 0; i < Math.min(offsets.length, counts.length); i++) {
      file.require(offsets[i], counts[i]);
    }
  }
}
