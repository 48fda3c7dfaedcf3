package graft.predict.decode;

/** The EXIF block of a photo, of which only the orientation is read. */
final class Exif {
  static final int ORIENTATION_TAG = 0x0112;

  private Exif() {}

  /**
   * The orientation, 1 to 8. A block that is broken or says nothing means 1: no photo is refused
   * for its notes.
   *
   * @param at where the TIFF structure begins
   * @param length bytes of the block
   */
  static int orientation(Bytes file, long at, long length) {
    try {
      if (length < 8 || !(file.has((int) at, "II*\0") || file.has((int) at, "MM\0*"))) {
        return 1;
      }
      return valid(Ifd.at(file, at).value(ORIENTATION_TAG, 1));
    } catch (UnreadablePhotoException brokenBlock) {
      return 1;
    }
  }

  static int valid(long orientation) {
    return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
  }
}
