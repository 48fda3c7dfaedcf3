package graft.app.report;

import graft.core.study.StudyOutcome;
import graft.core.study.Trial;
import graft.core.study.TrialSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a trial, after its temperature was fitted.
 *
 * @param trial its hyperparameters
 * @param validationLoss mean log loss over its folds, each at its best epoch; very large where it
 *     diverged
 * @param validationAccuracy the share of their photos that are named rightly
 * @param sharedLoss the loss on the first fold, the only photos on which trials that were dropped
 *     early can be compared with the others; infinite where it lacks that fold
 * @param folds how many folds it was measured on
 * @param bestEpoch the mean of its folds' best epochs, rounded
 * @param givenUpAfter the epoch after which it was given up because others were ahead; 0 where it
 *     was trained to its end
 * @param chosen whether it won
 */
public record MeasuredTrial(
    Trial trial,
    double validationLoss,
    double validationAccuracy,
    double sharedLoss,
    int folds,
    int bestEpoch,
    int givenUpAfter,
    boolean chosen) {

  /** The winner first; then those measured on more folds, not given up, of the lower loss. */
  public static final Comparator<MeasuredTrial> BEST_FIRST =
      Comparator.comparing(MeasuredTrial::chosen)
          .reversed()
          .thenComparing(Comparator.comparingInt(MeasuredTrial::folds).reversed())
          .thenComparing(MeasuredTrial::isGivenUp)
          .thenComparingDouble(MeasuredTrial::validationLoss)
          .thenComparingInt(t -> t.trial().number());

  /** A trial that was trained to its end and did not win. */
  MeasuredTrial(
      Trial trial,
      double validationLoss,
      double validationAccuracy,
      double sharedLoss,
      int folds,
      int bestEpoch) {
    this(trial, validationLoss, validationAccuracy, sharedLoss, folds, bestEpoch, 0, false);
  }

  /** Whether its figures are those of a head half trained. */
  boolean isGivenUp() {
    return givenUpAfter > 0;
  }

  /** The trials that have a result, best first. */
  public static List<MeasuredTrial> of(StudyOutcome outcome) {
    Map<Integer, Double> shared =
        outcome.firstFold().stream()
            .collect(Collectors.toMap(s -> s.trial().number(), TrialSummary::validationLoss));
    return outcome.ranking().stream()
        .map(
            s ->
                new MeasuredTrial(
                    s.trial(),
                    s.validationLoss(),
                    s.accuracy(),
                    shared.getOrDefault(s.trial().number(), Double.POSITIVE_INFINITY),
                    s.folds(),
                    (int) Math.round(s.meanBestEpoch()),
                    s.givenUpAfter(),
                    s.trial().equals(outcome.best().trial())))
        .sorted(BEST_FIRST)
        .toList();
  }
}
