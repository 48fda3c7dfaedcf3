package graft.app.job;

import graft.app.job.Predicted.Answer;
import graft.app.job.Predicted.Photo;
import graft.core.error.UserError;
import graft.core.statistics.McNemar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Compares two runs in pairs, photo by photo. */
public final class CompareJob {
  private CompareJob() {}

  /** Which photos were compared on. */
  public enum Basis {
    /** Photos that were test in both runs: no choice has seen them. */
    TEST,
    /** Photos that both predicted out of fold; the hyperparameters were chosen on them. */
    OUT_OF_FOLD
  }

  /**
   * What was found.
   *
   * @param rightFirst photos that the first run got right
   * @param rightSecond photos that the second run got right
   * @param test of the photos on which they disagree
   */
  public record Outcome(Basis basis, int rightFirst, int rightSecond, McNemar test) {}

  /**
   * Compares on the photos, same path and same pixels, that both runs saw as test; where there are
   * none, on those that both predicted out of fold.
   *
   * @throws UserError if there are neither, or a run has no predictions
   */
  public static Outcome run(Path first, Path second) {
    refuseSame(first, second);
    Map<Photo, Answer> a = Predicted.read(first).answers();
    Map<Photo, Answer> b = Predicted.read(second).answers();
    for (Basis basis : Basis.values()) {
      Tally tally = new Tally();
      a.forEach((photo, answer) -> tally.add(answer, b.get(photo), basis == Basis.TEST));
      if (tally.photos > 0) {
        return tally.outcome(basis);
      }
    }
    throw new UserError(
        "The two runs must have seen a photo in common, both as test or both out of fold, but there is none in %s and %s. Runs of the same PHOTOS with the same --seed and --test have"
            .formatted(first, second));
  }

  private static void refuseSame(Path first, Path second) {
    try {
      if (Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second)) {
        throw new UserError("The two runs must be different ones, got %s twice".formatted(first));
      }
    } catch (IOException e) {
      throw new UserError("%s or %s cannot be read: %s".formatted(first, second, e), e);
    }
  }

  /** Counts photos that both runs saw. */
  private static final class Tally {
    private int photos;
    private int both;
    private int onlyFirst;
    private int onlySecond;

    void add(Answer first, @org.jspecify.annotations.Nullable Answer second, boolean test) {
      if (second == null || first.test() != test || second.test() != test) {
        return;
      }
      photos++;
      both += first.right() && second.right() ? 1 : 0;
      onlyFirst += first.right() && !second.right() ? 1 : 0;
      onlySecond += !first.right() && second.right() ? 1 : 0;
    }

    Outcome outcome(Basis basis) {
      return new Outcome(
          basis, both + onlyFirst, both + onlySecond, new McNemar(photos, onlyFirst, onlySecond));
    }
  }
}
