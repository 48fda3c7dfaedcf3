package graft.core.split;

import static java.nio.charset.StandardCharsets.UTF_8;

import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.core.scratch.LazyList;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The test part, sealed: its photos and labels come out once, for the evaluation, and the
 * architecture test proves that nobody else asks. How many there are may be known.
 */
public final class SealedTest {
  private final List<Photo> photos;
  private boolean opened;

  SealedTest(List<Photo> photos) {
    this.photos = LazyList.copyOf(photos);
  }

  /** How many photos are sealed. */
  public int size() {
    return photos.size();
  }

  /** What identifies this test part across runs: its pixels and labels. */
  public Hash identity() {
    Function<Photo, String> line = p -> p.pixels().hex() + ' ' + p.label() + '\n';
    MessageDigest digest = Hash.sha256();
    photos.stream()
        .sorted(Comparator.comparing(Photo::pixels).thenComparing(line))
        .forEach(photo -> digest.update(line.apply(photo).getBytes(UTF_8)));
    return Hash.ofDigest(digest.digest());
  }

  /**
   * The test photos, once.
   *
   * @throws IllegalStateException if they have been taken before
   */
  public synchronized List<Photo> open() {
    if (opened) {
      throw new IllegalStateException(
          "The test part is opened once, for the evaluation; this is a second time");
    }
    opened = true;
    return photos;
  }
}
