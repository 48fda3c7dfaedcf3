package graft.vision.pass;

import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import graft.predict.decode.DecodedPhoto;
import graft.predict.pixels.Pixels;
import java.security.MessageDigest;

/** What is kept of a photo that was decoded. */
public final class DecodedFacts {
  private DecodedFacts() {}

  /** The hash of its pixels, its size, format and orientation. */
  public static PhotoFacts.Decoded of(DecodedPhoto photo) {
    return new PhotoFacts.Decoded(
        hash(photo.pixels()),
        photo.pixels().width(),
        photo.pixels().height(),
        photo.format(),
        photo.orientation());
  }

  /** What tells pixels from others. */
  static Hash hash(Pixels pixels) {
    MessageDigest digest = Hash.sha256();
    pixels.hashInto(digest);
    return Hash.ofDigest(digest.digest());
  }
}
