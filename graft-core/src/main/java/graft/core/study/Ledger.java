package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.scratch.Scratch;
import graft.core.study.Objective.Assignment;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The study's books while it runs: numbers trials, has those trained that have no result yet, and
 * keeps what comes. How they did is in its {@link Scores} and {@link Standings}.
 *
 * <p>Going on after a kill is the same walk again: every round proposes the same trials, and what
 * the store already holds a result for is not trained again.
 */
final class Ledger {
  private final StudyBooks books;
  private final GivenUp givenUp;
  private final Objective objective;
  private final Scoring scoring;
  private final List<Integer> searched;
  private final List<Trial> trials = new ArrayList<>();
  private final Set<Assignment> asked = new HashSet<>(); // in this walk, known before or not
  private final Costs costs;
  private final Scores scores;
  private final Standings standings;
  private int decisions;
  private String chapter = "";

  /**
   * Books that are empty but for the results that the store holds.
   *
   * @param judges photos that the search compares recipes on at the least
   */
  Ledger(StudyBooks books, Objective objective, Scoring scoring, int judges) {
    this.books = books;
    this.givenUp = new GivenUp(books.store());
    this.objective = objective;
    this.scoring = scoring;
    this.searched = folds().subList(0, scoring.resamples().foldsFor(judges));
    this.costs = new Costs(scoring.resamples().classes());
    this.scores = new Scores(scoring, givenUp);
    this.standings = new Standings(this, scores);
    List<FoldResult> kept = new ArrayList<>(); // before the trials: others may add both
    books.store().eachResult(result -> kept.add(result.in(books.scratch())));
    List<Trial> known = books.store().trials();
    for (FoldResult result : kept) {
      scores.put(known.get(result.trial()), result);
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

  /** Where figures of all photos may lie. */
  Scratch scratch() {
    return books.scratch();
  }

  Costs costs() {
    return costs;
  }

  Scores scores() {
    return scores;
  }

  Standings standings() {
    return standings;
  }

  /** Ways 0 to K-1: the folds of the first deal. */
  List<Integer> folds() {
    return IntStream.range(0, scoring.resamples().folds()).boxed().toList();
  }

  /**
   * The folds that the search compares recipes on: the first, and more where it has few photos,
   * which would take one lucky recipe after the other for the best.
   */
  List<Integer> searched() {
    return searched;
  }

  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** Recipes tried so far on all the photos. */
  int recipes() {
    return (int) trials.stream().filter(t -> t.ration().equals(Ration.ALL)).count();
  }

  /** Whether a result took part in choosing: those on parts of the photos did not. */
  boolean isLook(FoldResult result) {
    return trials.get(result.trial()).ration().equals(Ration.ALL);
  }

  int decisions() {
    return decisions;
  }

  /** Takes recipes up as trials; nothing is trained yet. */
  List<Trial> propose(Round round, List<HeadRecipe> recipes) {
    return take(recipes, (number, recipe) -> new Trial(number, round, recipe));
  }

  /** Takes up trials of one recipe that learn from parts of the photos. */
  List<Trial> propose(HeadRecipe recipe, List<Ration> rations) {
    return take(rations, (number, ration) -> new Trial(number, Round.PHOTOS, recipe, ration));
  }

  /** Takes up trials that learn from a part of the photos and their views. */
  List<Trial> propose(List<HeadRecipe> recipes, Ration ration) {
    return take(recipes, (number, recipe) -> new Trial(number, Round.AUGMENT, recipe, ration));
  }

  private <T> List<Trial> take(List<T> wanted, BiFunction<Integer, T, Trial> trial) {
    List<Trial> asked =
        IntStream.range(0, wanted.size())
            .mapToObj(i -> trial.apply(trials.size() + i, wanted.get(i)))
            .toList();
    trials.addAll(asked);
    books.store().saveTrials(asked);
    return asked;
  }

  /** Sees that every one of these trials has a result on every one of these ways. */
  void train(List<Trial> wanted, List<Integer> ways) {
    List<Assignment> all =
        wanted.stream().flatMap(t -> ways.stream().map(w -> new Assignment(t, w))).toList();
    List<Assignment> missing = missing(all);
    asked.addAll(all);
    books.progress().round(all.size(), all.size() - missing.size());
    if (!missing.isEmpty()) {
      share(Rungs.NONE, missing.stream().map(List::of).toList(), t -> costs.of(t, wanted.size()));
    }
  }

  /**
   * Sees that every one of these trials has a result on this way, where only the better ones are
   * trained to their end: of so many at a time as the objective can hold.
   */
  void trainHalving(List<Trial> wanted, int way) {
    List<Assignment> rest = wanted.stream().map(t -> new Assignment(t, way)).toList();
    asked.addAll(rest);
    books.progress().round(rest.size(), rest.size() - missing(rest).size());
    while (!rest.isEmpty()) {
      int abreast = objective.abreast(rest);
      List<Assignment> field = rest.subList(0, abreast);
      List<Assignment> missing = missing(field);
      if (!missing.isEmpty()) {
        boolean cut = field.size() > Halving.LEAST;
        double share = cut ? Halving.SHARE : 1;
        share(
            cut ? new Halving(field, scores.results(), scoring, givenUp) : Rungs.NONE,
            List.of(missing),
            t -> share * costs.of(t, field.size()));
      }
      rest = rest.subList(abreast, rest.size());
    }
  }

  /** Has what is missing trained by all processes that work on the study, a unit by one of them. */
  private void share(Rungs rungs, List<List<Assignment>> units, ToDoubleFunction<Trial> cost) {
    Keeper keeper = new Keeper(cost);
    new Teamwork(books, objective, rungs).train(units, keeper, keeper::count);
  }

  private List<Assignment> missing(List<Assignment> all) {
    return all.stream().filter(a -> !scores.results().containsKey(a)).toList();
  }

  /** The trial's epochs on these ways, as the store has them. */
  List<EpochReport> epochs(Trial trial, List<Integer> ways) {
    return books.store().epochs(trial.number()).stream()
        .filter(e -> ways.contains(e.fold()))
        .toList();
  }

  /** Keeps a decision and tells it. */
  void say(Sentence decision) {
    books.store().saveDecision(decisions++, decision);
    books.progress().decision(decision);
  }

  /** Whether this walk has asked for a trial on all of these ways. */
  boolean hasAsked(Trial trial, List<Integer> ways) {
    return ways.stream().allMatch(way -> asked.contains(new Assignment(trial, way)));
  }

  /** What it costs to have a trial on these ways too, those aside that this walk has asked for. */
  double missing(Trial trial, List<Integer> ways) {
    long missing = ways.stream().filter(w -> !asked.contains(new Assignment(trial, w))).count();
    return missing * costs.of(trial, 1);
  }

  /** What it costs to make the views that a trial would learn from on these ways. */
  double views(HeadRecipe recipe, Ration ration, List<Integer> ways) {
    if (!hurried()) {
      return 0;
    }
    Trial trial = new Trial(trials.size(), Round.AUGMENT, recipe, ration);
    return books
        .pace()
        .heads(objective.seconds(ways.stream().map(way -> new Assignment(trial, way)).toList()));
  }

  /**
   * How many of some things may be started: what the clock says now, or what it said when the study
   * was at this point before.
   *
   * @param asked names the point
   * @param each the costs of the things, in their order
   * @param later the cost of what must be done afterwards
   */
  int afford(String asked, List<Double> each, double later) {
    String question = chapter + asked;
    OptionalInt before = books.store().answer(question);
    if (before.isPresent()) {
      return before.getAsInt();
    }
    int affordable = books.pace().affordable(each, later);
    return hurried() ? books.store().agree(question, affordable) : affordable;
  }

  /** From now on the points of the plan have names of their own, where rounds come again. */
  void chapter(String name) {
    chapter = name + ":";
  }

  /** Whether a clock decides how much is done. */
  boolean hurried() {
    return !books.pace().unhurried();
  }

  /** Keeps what the objective reports. */
  private final class Keeper implements StudyListener {
    private final ToDoubleFunction<Trial> cost;

    Keeper(ToDoubleFunction<Trial> cost) {
      this.cost = cost;
    }

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
      finished.forEach(r -> scores.put(trials.get(r.trial()), r.in(books.scratch())));
      books
          .pace()
          .finished(finished.stream().map(r -> trials.get(r.trial())).mapToDouble(cost).sum());
      books.progress().finished(finished.size());
    }
  }
}
