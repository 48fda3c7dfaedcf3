package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.study.Objective.Assignment;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The study's books while it runs: numbers trials, has those trained that have no result yet, keeps
 * what comes, and ranks.
 *
 * <p>Going on after a kill is the same walk again: every round proposes the same trials, and what
 * the store already holds a result for is not trained again.
 */
final class Ledger {
  private final StudyBooks books;
  private final Objective objective;
  private final Scoring scoring;
  private final List<Trial> trials = new ArrayList<>();
  private final Map<Assignment, FoldResult> results = new HashMap<>();
  private final Map<Assignment, TrialSummary> singles = new HashMap<>(); // of one result each
  private Predicate<HeadRecipe> candidate = recipe -> true;
  private int decisions;

  Ledger(StudyBooks books, Objective objective, Scoring scoring) {
    this.books = books;
    this.objective = objective;
    this.scoring = scoring;
    List<FoldResult> kept = books.store().results(); // before the trials: others may add both
    List<Trial> known = books.store().trials();
    for (FoldResult result : kept) {
      results.put(new Assignment(known.get(result.trial()), result.fold()), result);
    }
  }

  /** Takes the trials that the store holds for its own, as they are. */
  void adopt() {
    trials.addAll(books.store().trials());
    decisions = books.store().decisions().size();
  }

  Scoring scoring() {
    return scoring;
  }

  /** Ways 0 to K-1: the folds of the first deal. */
  List<Integer> folds() {
    return IntStream.range(0, scoring.resamples().folds()).boxed().toList();
  }

  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** Recipes tried so far on all the photos. */
  int recipes() {
    return (int) trials.stream().filter(t -> t.ration().equals(Ration.ALL)).count();
  }

  int decisions() {
    return decisions;
  }

  List<FoldResult> results() {
    synchronized (results) {
      return List.copyOf(results.values());
    }
  }

  /** Whether a result took part in choosing: those on parts of the photos did not. */
  boolean isLook(FoldResult result) {
    return trials.get(result.trial()).ration().equals(Ration.ALL);
  }

  /** Takes recipes up as trials; nothing is trained yet. */
  List<Trial> propose(Round round, List<HeadRecipe> recipes) {
    List<Trial> asked = new ArrayList<>();
    for (HeadRecipe recipe : recipes) {
      asked.add(new Trial(trials.size() + asked.size(), round, recipe));
    }
    return take(asked);
  }

  /** Takes up trials of one recipe that learn from parts of the photos. */
  List<Trial> propose(HeadRecipe recipe, List<Ration> rations) {
    List<Trial> asked = new ArrayList<>();
    for (Ration ration : rations) {
      asked.add(new Trial(trials.size() + asked.size(), Round.PHOTOS, recipe, ration));
    }
    return take(asked);
  }

  private List<Trial> take(List<Trial> asked) {
    trials.addAll(asked);
    books.store().saveTrials(asked);
    return asked;
  }

  /** Sees that every one of these trials has a result on every one of these ways. */
  void train(List<Trial> wanted, List<Integer> ways) {
    List<Assignment> all =
        wanted.stream().flatMap(t -> ways.stream().map(w -> new Assignment(t, w))).toList();
    List<Assignment> missing = all.stream().filter(a -> !results.containsKey(a)).toList();
    books.progress().round(all.size(), all.size() - missing.size());
    if (!missing.isEmpty()) {
      Keeper keeper = new Keeper();
      new Teamwork(books, objective)
          .train(missing.stream().map(List::of).toList(), keeper, keeper::count);
    }
  }

  /** The trial's marks on these ways together; empty if it has not been tried on all of them. */
  Optional<Marks> marks(Trial trial, List<Integer> ways) {
    List<FoldResult> found = resultsOf(trial, ways);
    return found.size() == ways.size() && !found.isEmpty()
        ? Optional.of(scoring.of(found))
        : Optional.empty();
  }

  List<FoldResult> resultsOf(Trial trial, List<Integer> ways) {
    List<FoldResult> found = new ArrayList<>();
    for (int way : ways) {
      FoldResult result = results.get(new Assignment(trial, way));
      if (result != null) {
        found.add(result);
      }
    }
    return found;
  }

  /** The trial's epochs on these ways, as the store has them. */
  List<EpochReport> epochs(Trial trial, List<Integer> ways) {
    return books.store().epochs().stream()
        .filter(e -> e.trial() == trial.number() && ways.contains(e.fold()))
        .toList();
  }

  /**
   * Trials on all photos with results on some of these ways: those on more of them first, then by
   * cost, then by log loss, then by number.
   */
  List<TrialSummary> ranking(List<Integer> ways) {
    return trials.stream()
        .filter(t -> t.ration().equals(Ration.ALL))
        .flatMap(trial -> summary(trial, ways).stream())
        .sorted(
            Comparator.comparingInt((TrialSummary s) -> -s.folds())
                .thenComparingDouble(TrialSummary::cost)
                .thenComparingDouble(TrialSummary::validationLoss)
                .thenComparingInt(s -> s.trial().number()))
        .toList();
  }

  /** From now on recipes of this kind are no candidates, however they rank. */
  void leaveOut(Predicate<HeadRecipe> kind) {
    candidate = candidate.and(kind.negate());
  }

  /** The ranking on the first fold, of candidates alone. */
  List<TrialSummary> candidates() {
    return ranking(List.of(0)).stream().filter(s -> candidate.test(s.trial().recipe())).toList();
  }

  Optional<TrialSummary> summary(Trial trial, List<Integer> ways) {
    List<FoldResult> found = resultsOf(trial, ways);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() == 1) {
      Assignment key = new Assignment(trial, found.getFirst().fold());
      return Optional.of(singles.computeIfAbsent(key, k -> summarised(trial, found)));
    }
    return Optional.of(summarised(trial, found));
  }

  private TrialSummary summarised(Trial trial, List<FoldResult> found) {
    Marks marks = scoring.of(found);
    double epochs = found.stream().mapToInt(FoldResult::bestEpoch).average().orElse(0);
    return new TrialSummary(
        trial, found.size(), marks.logLoss(), marks.accuracy(), marks.cost(), epochs);
  }

  /** Keeps a decision and tells it. */
  void say(Sentence decision) {
    books.store().saveDecision(decisions++, decision);
    books.progress().decision(decision);
  }

  /**
   * How many of so many trainings may be started: what the clock says now, or what it said when the
   * study was at this point before.
   *
   * @param question names the point
   * @param later trainings that must be done afterwards
   */
  int afford(String question, int trainings, int later) {
    OptionalInt before = books.store().answer(question);
    if (before.isPresent()) {
      return before.getAsInt();
    }
    int affordable = books.pace().affordable(trainings, later);
    return books.pace().unhurried() ? affordable : books.store().agree(question, affordable);
  }

  /**
   * How many of so many things may be started that cost some trainings each.
   *
   * @param each trainings that one of them costs, 1 or more
   */
  int afford(String question, int things, int each, int later) {
    return afford(question, things * each, later) / each;
  }

  /** Whether a clock decides how much is done. */
  boolean hurried() {
    return !books.pace().unhurried();
  }

  /** Keeps what the objective reports. */
  private final class Keeper implements StudyListener {
    @Override
    public void epochs(List<EpochReport> reports) {
      books.store().saveEpochs(reports);
      books.progress().epochs(reports);
    }

    @Override
    public void finished(List<FoldResult> finished) {
      books.store().saveResults(finished);
      count(finished);
    }

    /** Counts results that are kept. */
    void count(List<FoldResult> finished) {
      synchronized (results) {
        finished.forEach(r -> results.put(new Assignment(trials.get(r.trial()), r.fold()), r));
      }
      books.progress().finished(finished.size());
    }
  }
}
