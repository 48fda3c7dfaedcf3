package graft.app.job;

import graft.app.job.FitTrial.Outcome;
import graft.core.photos.Photo;
import graft.core.study.StudyStore;
import graft.core.words.Sentence;
import graft.predict.pixels.Fit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/*
 * 1. A few photos are looked at, which tells how long one takes.
 * 2. Of 1,500 photos, half and half again, as many are tried as there is time for. There is time
 *    only where all photos can be looked at in another fit as well, should one be taken.
 * 3. Where the time is over before the trial is, photos are squashed.
 *
 * Both answers of the clock are kept in the run's books, so that going on decides the same.
 */
/** Lets the photos of a run with a deadline decide how they become squares. */
final class TimedFit {
  /** Passes reckoned with before the pace is known: half of the photos twice, the rest once. */
  static final double PASSES = 1.5;

  private static final String PHOTOS = "photos to try fits on";
  private static final String TRIED = "fits tried";

  /** The fewest photos that it is tried on, where there are more. */
  private static final int LEAST = FitRound.PHOTOS / 8;

  /** Share of the time that looks may take by the pace of a few; heads are trained in the rest. */
  private static final double LOOKS_SHARE = 0.8;

  private static final Outcome NO_TIME =
      new Outcome(Fit.SQUASH, List.of(), Sentence.of("fit.noTime"));

  private final FitTrial trial;
  private final Time time;
  private final StudyStore study;
  private final RunListener listener;

  /**
   * What has to be done by when.
   *
   * @param deadline of the run
   * @param all the run's photos, which are looked at again where another fit is taken
   * @param further looks at each of them after that
   */
  record Time(Deadline deadline, List<Photo> all, int further) {
    Time {
      all = List.copyOf(all);
    }

    /** Seconds that photos may still be looked at for, the further looks apart. */
    private double left(double secondsEach) {
      return deadline.leftForPhotos() - secondsEach * further * all.size();
    }
  }

  /**
   * A trial that ends in time.
   *
   * @param study the run's books
   */
  TimedFit(FitTrial trial, Time time, StudyStore study, RunListener listener) {
    this.trial = trial;
    this.time = time;
    this.study = study;
    this.listener = listener;
  }

  /**
   * What came of it; the same where the run is gone on with.
   *
   * @throws CancellationException if the run was interrupted
   */
  Outcome run() {
    OptionalInt known = study.answer(PHOTOS);
    if (study.answer(TRIED).isPresent()) {
      return agreed(known.orElse(0), Optional.empty());
    }
    double each = time.left(0) > 0 ? secondsEach() : 0;
    int photos = known.orElseGet(() -> study.agree(PHOTOS, inTime(each)));
    return agreed(photos, photos == 0 ? Optional.empty() : tried(photos, each));
  }

  /** The outcome where the trial has ended in time, here or where that was answered first. */
  private Outcome agreed(int photos, Optional<Outcome> mine) {
    return study.agree(TRIED, mine.isPresent() ? 1 : 0) == 0
        ? NO_TIME
        : mine.orElseGet(() -> trial.run(photos, listener, listener::interrupted));
  }

  private Optional<Outcome> tried(int photos, double each) {
    double rest = each * rest(trial.photos(photos));
    try {
      return Optional.of(
          trial.run(photos, listener, () -> listener.interrupted() || time.left(each) < rest));
    } catch (CancellationException e) {
      if (listener.interrupted()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Seconds that a photo takes, seen on the first that are missing. */
  private double secondsEach() {
    for (List<Photo> photos :
        List.of(trial.photos(LEAST), trial.photos(FitRound.PHOTOS), time.all())) {
      for (Fit fit : FitRound.OTHERS) {
        List<Photo> missing = trial.looks(fit).missing(photos);
        if (!missing.isEmpty()) {
          return trial.looks(fit).secondsEach(missing, time.deadline());
        }
      }
    }
    return 0;
  }

  private int inTime(double each) {
    for (int photos = FitRound.PHOTOS; photos >= LEAST; photos /= 2) {
      List<Photo> some = trial.photos(photos);
      int looks = FitRound.OTHERS.stream().mapToInt(fit -> missing(fit, some)).sum() + rest(some);
      if (each * looks <= LOOKS_SHARE * time.left(each)) {
        return photos;
      }
    }
    return 0;
  }

  /** Photos to look at after these, if another fit is taken. */
  private int rest(List<Photo> tried) {
    return FitRound.OTHERS.stream()
        .mapToInt(fit -> missing(fit, time.all()) - missing(fit, tried))
        .max()
        .orElse(0);
  }

  private int missing(Fit fit, List<Photo> photos) {
    return trial.looks(fit).missing(photos).size();
  }
}
