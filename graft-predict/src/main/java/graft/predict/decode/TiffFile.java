package graft.predict.decode;

import graft.predict.pixels.Pixels;

/** The first picture of a TIFF file. */
final class TiffFile {
  private static final int SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int DNG_VERSION = 50706;

  /** The picture as BGR and, as it decodes it, as RGBA. */
  private static final int OPENCV_WORKING = 8;

  private final Bytes file;
  private final Ifd tags;
  private final TiffKind kind;
  private final TiffParts parts;
  private final long width;
  private final long height;

  private TiffFile(Bytes file) {
    this.file = file;
    this.tags = Ifd.at(file, 0);
    this.width = tags.value(WIDTH, 0);
    this.height = tags.value(HEIGHT, 0);
    this.kind = new TiffKind(tags);
    this.parts = new TiffParts(file, tags, width, height);
  }

  /** Reads the first directory and checks that all its strips or tiles are there. */
  static Header header(Bytes file) {
    return new TiffFile(file).header();
  }

  /** Whether {@link #pixels} reads it; the others, faxes and JPEG inside, are OpenCV's. */
  static boolean isPlain(Bytes file) {
    return new TiffKind(Ifd.at(file, 0)).isPlain();
  }

  /**
   * The stored picture.
   *
   * @param file {@link #header} was glad of it, and it is {@link #isPlain plain}
   */
  static Pixels pixels(Bytes file) {
    TiffFile tiff = new TiffFile(file);
    TiffRows rows = new TiffRows(tiff.kind, tiff.parts);
    return Pixels.filled((int) tiff.width, (int) tiff.height, rgb -> rows.copy(rgb, tiff.size()));
  }

  private TiffRows.Size size() {
    return new TiffRows.Size((int) width, (int) height);
  }

  private Header header() {
    boolean inRaw = tags.has(DNG_VERSION) || tags.value(SUBFILE_TYPE, 0) == 1;
    if (file.has(8, "CR") || inRaw || kind.isRaw()) {
      throw new UnreadablePhotoException(ForeignFile.CAMERA_RAW);
    }
    kind.requireReadable();
    int orientation = Exif.valid(tags.value(Exif.ORIENTATION_TAG, 1));
    boolean onSide = parts.areTiles() && orientation != 1;
    TiffKind.refuseIf(onSide && !kind.isPlain(), "of tiles that lie on their side");
    int working = kind.isPlain() ? 0 : OPENCV_WORKING;
    Header header =
        new Header(width, height, orientation, kind.alpha(), working).checked(Format.TIFF);
    parts.requireAll(kind.planes());
    return header;
  }
}
