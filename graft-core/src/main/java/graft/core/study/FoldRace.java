package graft.core.study;

import java.util.Comparator;
import java.util.List;

/**
 * Successive halving where photos are few: a field goes from fold to fold, and after the first and
 * after the second only the better half goes on. Epochs have few steps there and would tell little.
 *
 * @param folds that a recipe must be tried on to win, two or more
 */
record FoldRace(Ledger ledger, List<Integer> folds) {
  /** Folds after which half goes home. */
  private static final int CUTS = 2;

  /** So many go on at the least. */
  private static final int LEAST = 4;

  /** What a recipe in a field costs of a training on one fold, where no field is small. */
  double share() {
    double cut = 0;
    double going = 1;
    for (int fold = 0; fold < folds.size(); fold++) {
      cut += going;
      going = fold < CUTS ? going / 2 : going;
    }
    return cut;
  }

  void run(List<Trial> field) {
    List<Trial> going = field;
    for (int done = 0; done < folds.size(); ) {
      int next = done < CUTS ? done + 1 : folds.size();
      ledger.train(going, folds.subList(done, next));
      going = better(going, folds.subList(0, next));
      done = next;
    }
  }

  private List<Trial> better(List<Trial> going, List<Integer> ways) {
    return going.stream()
        .map(t -> ledger.scores().summary(t, ways).orElseThrow())
        .sorted(
            Comparator.comparingDouble(TrialSummary::cost)
                .thenComparingInt(s -> s.trial().number()))
        .limit(Math.max(LEAST, (going.size() + 1) / 2))
        .map(TrialSummary::trial)
        .toList();
  }
}
