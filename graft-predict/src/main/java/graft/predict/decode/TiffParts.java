package graft.predict.decode;

/**
 * The strips or tiles of a TIFF file, row by row; where each channel lies in parts of its own, all
 * of the first channel, then all of the second.
 */
final class TiffParts {
  private static final int STRIPS = 273;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILES = 324;
  private static final int TILE_BYTES = 325;

  private static final long ALL_ROWS = 0xffffffffL;
  private static final long LARGE_TILE = 4096 * 4096;

  private final Bytes file;
  private final boolean tiled;
  private final long width;
  private final long height;
  private final long partWidth;
  private final long partHeight;
  private final long[] offsets;
  private final long[] counts;

  /** Looks at the tags of a picture of this size. */
  TiffParts(Bytes file, Ifd tags, long width, long height) {
    this.file = file;
    this.width = width;
    this.height = height;
    this.tiled = tags.has(TILES);
    long rows = tags.value(ROWS_PER_STRIP, ALL_ROWS);
    this.partWidth = tiled ? tags.value(TILE_WIDTH, 0) : width;
    this.partHeight = tiled ? tags.value(TILE_HEIGHT, 0) : rows == ALL_ROWS ? height : rows;
    this.offsets = tags.values(tiled ? TILES : STRIPS);
    this.counts = tags.values(tiled ? TILE_BYTES : STRIP_BYTES);
  }

  boolean areTiles() {
    return tiled;
  }

  /** In pixels; of tiles also those that reach beyond the picture. */
  int width() {
    return (int) partWidth;
  }

  /** In rows; the last strip may have fewer. */
  int height() {
    return (int) partHeight;
  }

  int across() {
    return (int) ceil(width, partWidth);
  }

  int down() {
    return (int) ceil(height, partHeight);
  }

  /**
   * Fails unless all parts are there: what no part brings would be painted with whatever lies in
   * memory.
   *
   * @param planes how many channels lie in parts of their own, or 1
   */
  void requireAll(long planes) {
    requireRoom();
    if (offsets.length < across() * (long) down() * planes) {
      throw UnreadablePhotoException.damaged("TIFF", "some of its parts are missing");
    }
    for (int i = 0; i < Math.min(offsets.length, counts.length); i++) {
      file.require(offsets[i], counts[i]);
    }
  }

  /** A decoder makes room for a whole strip or tile, whatever the picture's size. */
  private void requireRoom() {
    long most = Math.max(LARGE_TILE, width * height);
    if (partWidth < 1 || partHeight < 1 || partWidth > most / partHeight) {
      throw UnreadablePhotoException.damaged(
          "TIFF", "its parts have %d x %d pixels".formatted(partWidth, partHeight));
    }
  }

  /** A copy of a part's bytes, {@link #requireAll required} before. */
  byte[] bytes(int part) {
    long count = part < counts.length ? counts[part] : file.size() - offsets[part];
    file.require(offsets[part], count);
    int at = (int) offsets[part];
    return java.util.Arrays.copyOfRange(file.array(), at, at + (int) count);
  }

  private static long ceil(long length, long part) {
    return (length + part - 1) / part;
  }
}
