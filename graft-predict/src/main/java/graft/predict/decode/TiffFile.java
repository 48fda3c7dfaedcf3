package graft.predict.decode;

/** Reads the first directory of a TIFF file and checks that all its strips or tiles are there. */
final class TiffFile {
  private static final int SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int STRIPS = 273;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int PLANES = 284;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILES = 324;
  private static final int TILE_BYTES = 325;
  private static final int DNG_VERSION = 50706;

  private static final long ALL_ROWS = 0xffffffffL;
  private static final long LARGE_TILE = 4096 * 4096;

  private final Bytes file;
  private final Ifd tags;
  private final long width;
  private final long height;
  private final boolean inPlanes;

  private TiffFile(Bytes file) {
    this.file = file;
    this.tags = Ifd.at(file, 0);
    this.width = tags.value(WIDTH, 0);
    this.height = tags.value(HEIGHT, 0);
    this.inPlanes = tags.value(PLANES, 1) != 1;
  }

  static Header header(Bytes file) {
    return new TiffFile(file).header();
  }

  private Header header() {
    TiffKind kind = new TiffKind(tags, inPlanes);
    boolean inRaw = tags.has(DNG_VERSION) || tags.value(SUBFILE_TYPE, 0) == 1;
    if (file.has(8, "CR") || inRaw || kind.isRaw()) {
      throw new UnreadablePhotoException(ForeignFile.CAMERA_RAW);
    }
    kind.requireReadable();
    int orientation = Exif.valid(tags.value(Exif.ORIENTATION_TAG, 1));
    TiffKind.refuseIf(tags.has(TILES) && orientation != 1, "of tiles that lie on their side");
    Header header = new Header(width, height, orientation, kind.alpha()).checked(Format.TIFF);
    if (tags.has(TILES)) {
      requireAll(TILES, TILE_BYTES, tiles(), inPlanes ? kind.channels() : 1);
    } else {
      requireAll(STRIPS, STRIP_BYTES, strips(), inPlanes ? kind.channels() : 1);
    }
    return header;
  }

  private long strips() {
    long rows = tags.value(ROWS_PER_STRIP, ALL_ROWS);
    requireBlock(width, rows == ALL_ROWS ? height : rows);
    return ceil(height, rows);
  }

  private long tiles() {
    long wide = tags.value(TILE_WIDTH, 0);
    long high = tags.value(TILE_HEIGHT, 0);
    requireBlock(wide, high);
    return ceil(width, wide) * ceil(height, high);
  }

  /** The decoder makes room for a whole strip or tile, whatever the picture's size. */
  private void requireBlock(long wide, long high) {
    long most = Math.max(LARGE_TILE, width * height);
    if (wide < 1 || high < 1 || wide > most / high) {
      throw UnreadablePhotoException.damaged(
          "TIFF", "its parts have %d x %d pixels".formatted(wide, high));
    }
  }

  private static long ceil(long length, long part) {
    return (length + part - 1) / part;
  }

  /** What no part brings would be painted with whatever lies in memory. */
  private void requireAll(int offsetTag, int countTag, long parts, long planes) {
    long[] offsets = tags.values(offsetTag);
    long[] counts = tags.values(countTag);
    if (offsets.length < parts * planes) {
      throw UnreadablePhotoException.damaged("TIFF", "some of its parts are missing");
    }
    for (int i = 0; i < Math.min(offsets.length, counts.length); i++) {
      file.require(offsets[i], counts[i]);
    }
  }
}
