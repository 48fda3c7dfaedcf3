package graft.app.job;

import graft.core.error.UserError;
import graft.core.photos.Catalog;
import graft.core.photos.EvenOrder;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFile;
import graft.core.words.Sentence;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.PassMeter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads as many photos as there is time for, evenly from all classes, and says after the first
 * hundred what can be done in that time.
 */
final class TimedPass {
  /** Photos after which the pace is told, and those before that are slow. */
  private static final int FIRST = 100;

  private static final int WARM = 32;

  private final FeaturePass pass;
  private final Deadline deadline;
  private final double passes;
  private final RunListener listener;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger warmAt = new AtomicInteger();
  private final AtomicReference<Double> warmLeft = new AtomicReference<>(0.0);
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * The first look at photos.
   *
   * @param passes over them in all that share the time, 1 or more
   */
  TimedPass(FeaturePass pass, Deadline deadline, double passes, RunListener listener) {
    this.pass = pass;
    this.deadline = deadline;
    this.passes = passes;
    this.listener = listener;
  }

  /**
   * The catalogue of what was read: a hundred photos at the least, where there are so many, or it
   * would be of no use.
   *
   * @param known how many photos a run took that is gone on with; empty where the clock decides
   * @throws UserError if there is no time to read any
   */
  Catalog run(Listing listing, long seed, OptionalInt known) {
    List<PhotoFile> order = EvenOrder.of(listing.files(), seed);
    if (known.isPresent()) {
      List<PhotoFile> same = order.subList(0, Math.min(order.size(), known.getAsInt()));
      return pass.run(listing, same, listener::photosDone, () -> false);
    }
    if (deadline.leftForPhotos() <= 0) {
      throw new UserError(
          "The minutes must leave time to read photos, but of these, %.0f s are kept for tuning. Give it a minute or more (--minutes)"
              .formatted(deadline.left() - deadline.leftForPhotos()));
    }
    PassMeter meter =
        (photos, news) -> {
          listener.photosDone(photos, news);
          int now = done.addAndGet(photos);
          if (now >= WARM && warmAt.compareAndSet(0, now)) {
            warmLeft.set(deadline.left());
          } else if (now >= FIRST && now > warmAt.get() && told.compareAndSet(false, true)) {
            forecast(order.size(), (warmLeft.get() - deadline.left()) / (now - warmAt.get()));
          }
        };
    return pass.run(
        listing, order, meter, () -> done.get() >= FIRST && deadline.leftForPhotos(passes) < 0);
  }

  /** How many files of the listing the catalogue is of: photos, and what turned out to be none. */
  static int read(Listing listing, Catalog catalog) {
    return catalog.photos().size() + catalog.leftOut() - listing.leftOut();
  }

  /**
   * What to say of the photos for which there was no time; nothing where there was time for all.
   */
  static Optional<Sentence> leftForTime(Listing listing, Catalog catalog) {
    int all = listing.files().size();
    int left = all - read(listing, catalog);
    return left == 0
        ? Optional.empty()
        : Optional.of(Sentence.of("run.leftForTime").with("left", left).with("all", all));
  }

  private void forecast(int photos, double secondsEach) {
    double needed = secondsEach * (photos - done.get());
    double has = deadline.leftForPhotos(passes);
    int fit = (int) Math.min(photos, done.get() + Math.max(0, has) / secondsEach);
    Sentence forecast =
        Sentence.of(forecastKey(needed <= has))
            .with("pace", String.format(Locale.ROOT, "%.0f", 1 / secondsEach))
            .with("photos", photos)
            .with("fit", fit)
            .with("features", Math.round(needed))
            .with("tuning", Math.round(deadline.left() - Math.min(needed, Math.max(0, has))));
    listener.note(forecast);
  }

  private String forecastKey(boolean all) {
    if (passes > 1) {
      return all ? "run.forecast.more" : "run.forecast.part.more";
    }
    return all ? "run.forecast" : "run.forecast.part";
  }
}
