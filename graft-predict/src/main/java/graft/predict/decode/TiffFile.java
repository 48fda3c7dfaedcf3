package graft.predict.decode;

import graft.predict.pixels.Pixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The photo of a TIFF file: the first picture that is no smaller version of another. */
final class TiffFile {
  /** Where a file says where its first directory begins. */
  private static final int FIRST = 4;

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;

  /** The picture as BGR and, as it decodes it, as RGBA. */
  private static final int OPENCV_WORKING = 8;

  private final Ifd tags;
  private final TiffKind kind;
  private final TiffParts parts;
  private final long width;
  private final long height;

  private TiffFile(Bytes file) {
    this.tags = TiffPages.photo(file);
    this.width = tags.value(WIDTH, 0);
    this.height = tags.value(HEIGHT, 0);
    this.kind = new TiffKind(tags);
    this.parts = new TiffParts(file, tags, width, height);
  }

  /** Reads the photo's directory and checks that all its strips or tiles are there. */
  static Header header(Bytes file) {
    return new TiffFile(file).header();
  }

  /** Whether {@link #pixels} reads it; the others, faxes and JPEG inside, are OpenCV's. */
  static boolean isPlain(Bytes file) {
    return new TiffKind(TiffPages.photo(file)).isPlain();
  }

  /** The file with the photo as its first picture, which is the one that others read. */
  static byte[] photoFirst(byte[] file) {
    Bytes bytes = new Bytes(file, Format.TIFF.name());
    Ifd photo = TiffPages.photo(bytes);
    if (photo.start() == Ifd.at(bytes, 0).start()) {
      return file;
    }
    ByteOrder order = photo.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    byte[] turned = file.clone();
    ByteBuffer.wrap(turned).order(order).putInt(FIRST, (int) photo.start());
    return turned;
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
    if (kind.isRaw()) {
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
