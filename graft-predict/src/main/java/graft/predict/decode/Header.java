package graft.predict.decode;

/**
 * What a file says about its picture before it is decoded.
 *
 * @param width in pixels, before orientation
 * @param height in pixels, before orientation
 * @param orientation of EXIF, 1 to 8; 1 where there is none
 * @param alpha what the decoded values mean
 * @param working bytes a pixel that the decoder holds at the most beside the RGB that it makes
 */
record Header(long width, long height, int orientation, Alpha alpha, int working) {
  /** The largest picture that is decoded, in pixels (450 MB of RGB). */
  static final long MAX_PIXELS = 150_000_000;

  /** Fails if the size is none, or too large to be decoded. */
  Header checked(Format format) {
    if (width < 1 || height < 1) {
      throw UnreadablePhotoException.damaged(
          format.name(), "it says %d x %d pixels".formatted(width, height));
    }
    if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
      throw new UnreadablePhotoException(
          "The picture is too large (%d x %d pixels, at most %d million are read): make it smaller."
              .formatted(width, height, MAX_PIXELS / 1_000_000));
    }
    return this;
  }
}
