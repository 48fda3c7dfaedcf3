package graft.core.study;

import java.util.Comparator;
import java.util.List;

/**
 * What a study has found.
 *
 * @param best the trial that won
 * @param ranking trials by their results on the folds of the first deal, best first; those tried on
 *     every fold come before the others. The winner need not be the first: of those that cannot be
 *     told apart the simplest and steadiest wins
 * @param firstFold the same by their results on the first fold alone, which every trial has
 * @param results every trial in every way it was tried
 * @param folds how many folds there are: ways 0 to folds - 1 are those of the first deal
 * @param decisions how many were made
 * @param insights what was learned beside
 */
public record StudyOutcome(
    TrialSummary best,
    List<TrialSummary> ranking,
    List<TrialSummary> firstFold,
    List<FoldResult> results,
    int folds,
    int decisions,
    Insights insights) {
  public StudyOutcome {
    ranking = List.copyOf(ranking);
    firstFold = List.copyOf(firstFold);
    results =
        results.stream()
            .sorted(Comparator.comparingInt(FoldResult::trial).thenComparingInt(FoldResult::fold))
            .toList();
  }

  /** The winner's results on the folds of the first deal, in order. */
  public List<FoldResult> bestResults() {
    return results.stream()
        .filter(r -> r.trial() == best().trial().number() && r.fold() < folds)
        .toList();
  }
}
