package graft.app.job;

import graft.core.study.StudyStore;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/*
 * 1. Without a deadline there is time for everything.
 * 2. With one, there is time for a stage that takes a fifth of what is left at the most, and that
 *    leaves enough of the time for photos to look at all of them with whichever backbone is taken.
 *    Where fine-tuning is to come, most of the run is kept for that: it is worth more.
 * 3. Where the time is over before a stage is, there was none for it.
 *
 * Both answers of the clock are kept in the run's books, so that going on decides the same.
 */
/**
 * Sees to it that a comparison of backbones ends in time.
 *
 * @param deadline empty where there is no hurry
 * @param fineTunes whether fine-tuning is to come
 * @param study the run's books
 * @param interrupted whether a person ended the run
 */
record BackboneTime(
    Optional<Deadline> deadline, boolean fineTunes, StudyStore study, BooleanSupplier interrupted) {
  /** Passes over the photos to reckon with before the first: of one that computes twice as much. */
  static final double PASSES = 2;

  /** Share of the time left that a stage may take. */
  private static final double SHARE = 0.2;

  /** A part of a comparison. */
  interface Stage<T> {
    /** Seconds that it takes, and the look at all photos that may come of it. */
    Needs needs(Deadline deadline);

    /**
     * Does it.
     *
     * @param stop asked often
     * @throws CancellationException once it is true
     */
    T run(BooleanSupplier stop);
  }

  /**
   * Seconds.
   *
   * @param stage of it
   * @param after of what may come of it
   */
  record Needs(double stage, double after) {}

  /**
   * What came of a stage; empty where there was no time; the same where the run is gone on with.
   *
   * @param question that the books know it by
   * @throws CancellationException if the run was interrupted
   */
  <T> Optional<T> inTime(String question, Stage<T> stage) {
    if (deadline.isEmpty()) {
      return Optional.of(stage.run(interrupted));
    }
    Deadline time = deadline.get();
    OptionalInt known = study.answer(question);
    Needs needs = needs(known, stage, time);
    if (known.orElseGet(() -> study.agree(question, fits(needs, time) ? 1 : 0)) == 0) {
      return Optional.empty();
    }
    String ended = question + ", ended in time";
    Optional<T> mine =
        study.answer(ended).isPresent() ? Optional.empty() : tried(stage, needs, time);
    return study.agree(ended, mine.isPresent() ? 1 : 0) == 0
        ? Optional.empty()
        : Optional.of(mine.orElseGet(() -> stage.run(interrupted)));
  }

  /** Nothing where there is no time to find out, or it is known that there was none. */
  private <T> Needs needs(OptionalInt known, Stage<T> stage, Deadline time) {
    return known.orElse(1) == 1 && left(time) > 0 ? stage.needs(time) : new Needs(0, 0);
  }

  private double left(Deadline time) {
    return fineTunes ? time.leftBeforeFineTuning() : time.leftForPhotos();
  }

  private boolean fits(Needs needs, Deadline time) {
    return needs.stage() <= SHARE * time.left() && needs.stage() + needs.after() <= left(time);
  }

  private <T> Optional<T> tried(Stage<T> stage, Needs needs, Deadline time) {
    try {
      return Optional.of(stage.run(() -> interrupted.getAsBoolean() || left(time) < needs.after()));
    } catch (CancellationException e) {
      if (interrupted.getAsBoolean()) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
