package graft.predict.decode;

import java.util.ArrayList;
import java.util.List;

/*
 * TIFF 6.0, section 8, and TIFF/EP: bit 0 of NewSubfileType marks a smaller version of another
 * picture of the file, bit 2 a mask. Cameras that write RAW as TIFF put such a version first, and
 * the sensor's picture into a directory below it (SubIFDs), or say DNG; programs that save pictures
 * put both into the chain of directories.
 */
/** Which of the pictures in a TIFF file is the photo. */
final class TiffPages {
  private static final int SUBFILE_TYPE = 254;
  private static final int MAKE = 271;
  private static final int SUB_DIRECTORIES = 330;
  private static final int DNG_VERSION = 50706;

  private static final int SMALLER = 1;
  private static final int MASK = 4;

  /** Nobody looks through more pages for the one that is whole. */
  private static final int MOST = 64;

  private TiffPages() {}

  /**
   * The first directory of a whole picture; the first of all where none is.
   *
   * @throws UnreadablePhotoException if it is a camera's RAW file
   */
  static Ifd photo(Bytes file) {
    Ifd first = Ifd.at(file, 0);
    if (file.has(8, "CR") || first.has(DNG_VERSION)) {
      throw new UnreadablePhotoException(ForeignFile.CAMERA_RAW);
    }
    if (isWhole(first)) {
      return first;
    }
    List<Ifd> pages = pages(first);
    if (pages.stream().anyMatch(TiffPages::hidesWhole)) {
      throw new UnreadablePhotoException(ForeignFile.CAMERA_RAW);
    }
    return pages.stream().filter(TiffPages::isWhole).findFirst().orElseGet(() -> only(first));
  }

  /** A camera's small picture without a whole one is what Graft knows of its RAW file. */
  private static Ifd only(Ifd small) {
    if (small.has(MAKE)) {
      throw new UnreadablePhotoException(ForeignFile.CAMERA_RAW);
    }
    return small;
  }

  private static boolean isWhole(Ifd page) {
    return (page.value(SUBFILE_TYPE, 0) & (SMALLER | MASK)) == 0;
  }

  /** Whether a whole picture lies below a smaller one. */
  private static boolean hidesWhole(Ifd page) {
    for (long below : page.values(SUB_DIRECTORIES)) {
      if (!isWhole(page) && below > 0 && isWhole(page.other(below))) {
        return true;
      }
    }
    return false;
  }

  /** The chain of directories; a loop ends it. */
  private static List<Ifd> pages(Ifd first) {
    List<Ifd> pages = new ArrayList<>(List.of(first));
    List<Long> starts = new ArrayList<>(List.of(first.start()));
    long next = first.next();
    while (next > 0 && !starts.contains(next) && pages.size() < MOST) {
      Ifd page = first.other(next);
      pages.add(page);
      starts.add(next);
      next = page.next();
    }
    return pages;
  }
}
