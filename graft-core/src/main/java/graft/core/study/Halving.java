package graft.core.study;

import graft.core.study.Objective.Assignment;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Successive halving (Karnin, Koren and Somekh 2013; Jamieson and Talwalkar 2016): at each rung the
 * better half of a field goes on, by the study's metric.
 *
 * <p>What was settled is in the store before anyone is given up, so that going on after a kill
 * settles nothing anew: by then a trial's result may be that of a later epoch.
 *
 * @param field trainings on one way, the same after a kill
 * @param ended results of the field's trainings that have one
 */
record Halving(
    List<Assignment> field, Map<Assignment, FoldResult> ended, Scoring scoring, GivenUp givenUp)
    implements Rungs {
  private static final List<Integer> EPOCHS = List.of(2, 6);

  /** What a training in a field costs of one to its end, roughly (decision 0016). */
  static final double SHARE = 0.3;

  /** So many go on at the least. */
  static final int LEAST = 4;

  @Override
  public List<Integer> epochs() {
    return EPOCHS;
  }

  @Override
  public Set<Assignment> goOn(int epoch, Map<Assignment, FoldResult> going) {
    if (!givenUp.isSettled(field, epoch)) {
      List<Assignment> ranked = ranked(going);
      int kept = Math.max(LEAST, (ranked.size() + 1) / 2);
      givenUp.settle(field, epoch, ranked.stream().skip(kept).filter(going::containsKey).toList());
    }
    Set<Assignment> on = new LinkedHashSet<>(going.keySet());
    on.removeIf(a -> after(a) == epoch);
    return on;
  }

  /** Those that have not been given up, the best first; what is no number is last. */
  private List<Assignment> ranked(Map<Assignment, FoldResult> going) {
    Map<Assignment, Rank> ranks = new LinkedHashMap<>();
    for (Assignment assignment : field) {
      FoldResult result = going.getOrDefault(assignment, ended.get(assignment));
      if (after(assignment) == 0 && result != null) {
        double cost = scoring.of(List.of(result)).cost();
        ranks.put(assignment, new Rank(!Double.isFinite(result.validationLoss()), cost));
      }
    }
    return ranks.entrySet().stream()
        .sorted(
            Map.Entry.<Assignment, Rank>comparingByValue(
                    Comparator.comparing(Rank::diverged).thenComparingDouble(Rank::cost))
                .thenComparingInt(e -> e.getKey().trial().number()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private record Rank(boolean diverged, double cost) {}

  private int after(Assignment assignment) {
    return givenUp.after(assignment.trial().number(), assignment.fold());
  }
}
