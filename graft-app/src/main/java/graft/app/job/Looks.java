package graft.app.job;

import graft.core.photos.Photo;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Looks at photos in one way, and keeps their features. */
interface Looks {
  /** Photos that are looked at before the pace is taken: the first are slow. */
  int WARM = 16;

  /** Photos whose pace is taken for that of all, at the most. */
  int SAMPLE = 200;

  /** Seconds after which no more of them are taken. */
  double SAMPLE_SECONDS = 1.5;

  /** Those of the photos that have no features yet. */
  List<Photo> missing(List<Photo> photos);

  /**
   * Sees to it that these photos have features.
   *
   * @param done hears of photos that are ready
   * @param enough asked often; once true, no further photo is taken
   */
  void look(List<Photo> photos, IntConsumer done, BooleanSupplier enough);

  /**
   * Seconds that a photo takes, a little more rather than less: some of those that have no features
   * get them. 0 where none is missing.
   *
   * @param missing photos without features
   * @param deadline whose clock is read
   */
  default double secondsEach(List<Photo> missing, Deadline deadline) {
    if (missing.isEmpty()) {
      return 0;
    }
    double slow = pace(missing.subList(0, Math.min(WARM, missing.size())), deadline);
    return missing.size() <= WARM
        ? slow
        : pace(missing.subList(WARM, Math.min(WARM + SAMPLE, missing.size())), deadline);
  }

  private double pace(List<Photo> photos, Deadline deadline) {
    AtomicInteger done = new AtomicInteger();
    double before = deadline.left();
    look(photos, done::addAndGet, () -> before - deadline.left() > SAMPLE_SECONDS);
    return (before - deadline.left()) / Math.max(1, done.get());
  }
}
