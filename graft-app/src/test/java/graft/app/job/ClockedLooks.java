package graft.app.job;

import graft.core.hash.Hash;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Looks at photos that are not there, which takes time by the test's own clock. */
final class ClockedLooks implements Looks {
  private final AtomicLong clock;
  private final double secondsEach;
  private final Set<Photo> looked = new HashSet<>();

  /**
   * Looks that have seen nothing.
   *
   * @param clock in nanoseconds
   */
  ClockedLooks(AtomicLong clock, double secondsEach) {
    this.clock = clock;
    this.secondsEach = secondsEach;
  }

  /** So many photos, all different. */
  static List<Photo> photos(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Photo("a/" + i + ".jpg", 0, Part.NONE, Hash.ofText("photo " + i)))
        .toList();
  }

  @Override
  public List<Photo> missing(List<Photo> photos) {
    return photos.stream().filter(photo -> !looked.contains(photo)).toList();
  }

  @Override
  public void look(List<Photo> photos, IntConsumer done, BooleanSupplier enough) {
    for (Photo photo : photos) {
      if (enough.getAsBoolean()) {
        return;
      }
      clock.addAndGet((long) (secondsEach * 1e9));
      looked.add(photo);
      done.accept(1);
    }
  }
}
