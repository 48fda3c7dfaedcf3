package graft.core.study;

import graft.core.head.HeadRecipe;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Who is ahead among the trials on all photos. */
final class Standings {
  private static final int BEST_HEARD = 100;
  private static final int OTHERS_HEARD = 200;

  private final Ledger ledger;
  private final Scores scores;
  private Predicate<HeadRecipe> candidate = recipe -> true;

  Standings(Ledger ledger, Scores scores) {
    this.ledger = ledger;
    this.scores = scores;
  }

  /**
   * Trials on all photos with results on some of these ways: those on more of them first, those
   * given up after the others, then by cost, then by log loss, then by number.
   */
  List<TrialSummary> ranking(List<Integer> ways) {
    return ledger.trials().stream()
        .filter(t -> t.ration().equals(Ration.ALL))
        .flatMap(trial -> scores.summary(trial, ways).stream())
        .sorted(
            Comparator.comparingInt((TrialSummary s) -> -s.folds())
                .thenComparing(TrialSummary::isGivenUp)
                .thenComparingDouble(TrialSummary::cost)
                .thenComparingDouble(TrialSummary::validationLoss)
                .thenComparingInt(s -> s.trial().number()))
        .toList();
  }

  /** From now on recipes of this kind are no candidates, however they rank. */
  void leaveOut(Predicate<HeadRecipe> kind) {
    candidate = candidate.and(kind.negate());
  }

  /** The ranking on the search's folds, of candidates alone: none of them was given up. */
  List<TrialSummary> candidates() {
    return tried().stream().filter(s -> !s.isGivenUp()).toList();
  }

  /** Candidates, and after them those that were given up. */
  List<TrialSummary> tried() {
    return ranking(ledger.searched()).stream()
        .filter(s -> candidate.test(s.trial().recipe()))
        .toList();
  }

  /**
   * Those that a sampler hears of: the best, and of the others an even choice. What it makes of
   * them takes the longer, the more there are, and thousands tell no more than hundreds.
   */
  List<TrialSummary> heard() {
    List<TrialSummary> tried = tried();
    int others = tried.size() - BEST_HEARD;
    int step = Math.max(1, (others + OTHERS_HEARD - 1) / OTHERS_HEARD);
    return IntStream.range(0, tried.size())
        .filter(i -> i < BEST_HEARD || (i - BEST_HEARD) % step == 0)
        .mapToObj(tried::get)
        .toList();
  }

  /**
   * What a trial costs, without the luck that is known: where this walk has had it trained on all
   * folds, it is the cost on all of them; else it is the cost on those it was searched on, less
   * what they are dearer than all of them on average.
   */
  ToDoubleFunction<TrialSummary> steadied() {
    Map<Trial, Double> all = new HashMap<>();
    ledger.trials().stream()
        .filter(t -> t.ration().equals(Ration.ALL))
        .filter(t -> ledger.hasAsked(t, ledger.folds()))
        .forEach(t -> all.put(t, scores.summary(t, ledger.folds()).orElseThrow().cost()));
    Map<Integer, Double> dearer = new HashMap<>(); // by how many of the search's folds
    return found ->
        all.containsKey(found.trial())
            ? all.get(found.trial())
            : found.cost() - dearer.computeIfAbsent(found.folds(), n -> dearer(n, all));
  }

  /** What the first so many of the search's folds are dearer on average. */
  private double dearer(int folds, Map<Trial, Double> all) {
    List<Integer> ways = ledger.searched().subList(0, folds);
    return all.entrySet().stream()
        .mapToDouble(e -> scores.summary(e.getKey(), ways).orElseThrow().cost() - e.getValue())
        .average()
        .orElse(0);
  }
}
