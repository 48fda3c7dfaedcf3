package graft.core.study;

import graft.core.study.Objective.Assignment;
import graft.core.study.StudyStore.Share;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Has trainings done by all processes that work on the study: trains what this one can claim, takes
 * over the others' results, and waits while all that is missing is theirs.
 */
final class Teamwork {
  private final StudyBooks books;
  private final Objective objective;
  private final Rungs rungs;

  Teamwork(StudyBooks books, Objective objective, Rungs rungs) {
    this.books = books;
    this.objective = objective;
    this.rungs = rungs;
  }

  /**
   * Ends when there is a result for every assignment.
   *
   * @param units what is missing; one process trains the whole of a unit
   * @param own hears of what this process trains
   * @param others takes the results that other processes have saved
   */
  void train(List<List<Assignment>> units, StudyListener own, Consumer<List<FoldResult>> others) {
    List<List<Assignment>> left = units;
    while (!left.isEmpty()) {
      Share share = books.store().share(left, books.crew());
      if (!share.done().isEmpty()) {
        others.accept(share.done());
      }
      if (!share.mine().isEmpty()) {
        prepare(share.mine());
        objective.run(share.mine(), rungs, own);
      }
      left = without(left, share);
      if (!left.isEmpty() && share.mine().isEmpty()) {
        books.crew().pause();
      }
    }
  }

  /** What it takes to make views says nothing of the pace of trainings. */
  private void prepare(List<Assignment> mine) {
    if (objective.prepare(mine)) {
      books.pace().begins();
    }
  }

  private static List<List<Assignment>> without(List<List<Assignment>> units, Share share) {
    Set<Assignment> mine = new HashSet<>(share.mine());
    Set<List<Integer>> done = new HashSet<>();
    share.done().forEach(r -> done.add(List.of(r.trial(), r.fold())));
    return units.stream()
        .map(
            unit ->
                unit.stream()
                    .filter(a -> !mine.contains(a))
                    .filter(a -> !done.contains(List.of(a.trial().number(), a.fold())))
                    .toList())
        .filter(unit -> !unit.isEmpty())
        .toList();
  }
}
