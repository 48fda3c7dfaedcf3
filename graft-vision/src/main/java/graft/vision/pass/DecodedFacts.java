package graft.vision.pass;

import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import graft.predict.decode.DecodedPhoto;
import java.security.MessageDigest;

/** What is kept of a photo that was decoded. */
public final class DecodedFacts {
  private DecodedFacts() {}

  /** The hash of its pixels, its size, format and orientation. */
  public static PhotoFacts.Decoded of(DecodedPhoto photo) {
    MessageDigest digest = Hash.sha256();
    photo.pixels().hashInto(digest);
    return new PhotoFacts.Decoded(
        Hash.ofDigest(digest.digest()),
        photo.pixels().width(),
        photo.pixels().height(),
        photo.format(),
        photo.orientation());
  }
}
