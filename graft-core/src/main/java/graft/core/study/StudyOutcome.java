package graft.core.study;

import java.util.Comparator;
import java.util.List;

/**
 * What a study has found.
 *
 * @param ranking trials, best first; those tried on every fold come before the others
 * @param results every trial on every fold it was tried on
 * @param decisions how many were made
 */
public record StudyOutcome(List<TrialSummary> ranking, List<FoldResult> results, int decisions) {
  public StudyOutcome {
    ranking = List.copyOf(ranking);
    results =
        results.stream()
            .sorted(Comparator.comparingInt(FoldResult::trial).thenComparingInt(FoldResult::fold))
            .toList();
  }

  /** The trial that won. */
  public TrialSummary best() {
    return ranking.getFirst();
  }

  /** The winner's results, in order of their folds. */
  public List<FoldResult> bestResults() {
    return results.stream().filter(r -> r.trial() == best().trial().number()).toList();
  }
}
