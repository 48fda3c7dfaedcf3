package graft.core.photos;

import graft.core.hash.Hash;
import java.io.IOException;

/** What reading a file once has taught about it; kept in the cache under the hash of its bytes. */
public sealed interface PhotoFacts {

  /**
   * A photo.
   *
   * @param pixels the hash of the pixels after orientation (width, height, RGB rows)
   * @param width in pixels, after orientation
   * @param height in pixels, after orientation
   * @param format by its bytes: JPEG, PNG, WEBP, BMP, TIFF, GIF, PNM
   * @param orientation the EXIF orientation that was applied, 1 to 8
   */
  record Decoded(Hash pixels, int width, int height, String format, int orientation)
      implements PhotoFacts {}

  /**
   * No photo, or a broken one.
   *
   * @param reason one sentence for people: what it is and what can be done
   */
  record Broken(String reason) implements PhotoFacts {
    /** A file whose bytes are not to be had. */
    public static Broken unread(IOException cause) {
      return new Broken("The file cannot be read: " + PhotoWalk.reason(cause));
    }
  }
}
