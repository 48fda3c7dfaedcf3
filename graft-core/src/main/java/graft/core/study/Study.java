package graft.core.study;

import graft.core.coach.Answers;
import graft.core.coach.Coach;
import graft.core.coach.Diet;
import graft.core.coach.Effect;
import graft.core.coach.Evidence;
import graft.core.coach.Figures;
import graft.core.coach.Finding;
import graft.core.folds.Resamples;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.scratch.LazyList;
import graft.core.search.Importance;
import graft.core.search.ImportanceSettings;
import graft.core.search.Observation;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/*
 * The plan, in rounds:
 *
 * 1. START: the article's recipe and what else was advised.
 * 2. KNOBS: every knob alone, up and down from the start; the coach looks at what came of it.
 * 3. WIDE, NARROW, BEYOND: the search, on the first fold, or on more where photos are few.
 * 4. The leaders on all other folds; the finalists on photos dealt anew; the winner. Where a clock
 *    decides, 3 and 4 again while there is time.
 * 5. AUGMENT: whether views of the photos help; if so, 3 and 4 again with them.
 * 6. PHOTOS: the winner on parts of the photos; the coach looks at the photos.
 *
 * Where a person gave the recipe, it is the winner, and rounds 2 and 6 say what to think of it.
 */
/** Runs the plan: asks samplers, hands trials to the objective, keeps and compares results. */
public final class Study {
  /** What every trial is measured on, whatever became of it. */
  private static final List<Integer> FIRST_FOLD = List.of(0);

  /** Trials that it takes to say which knob matters. */
  private static final int LEAST_TRIALS = 50;

  /** Trials that it takes a moment to do so with. */
  private static final int MOST_TRIALS = 2000;

  /** Turns of the search before the first choice, where a clock decides. */
  private static final int FIRST_TURNS = 2;

  private final StudyPlan plan;
  private final Ledger ledger;
  private final Probe probe;
  private final Reserve reserve;
  private Insights insights = Insights.NONE;

  private Study(StudyPlan plan, Ledger ledger) {
    this.plan = plan;
    this.ledger = ledger;
    this.probe = new Probe(ledger);
    this.reserve = new Reserve(ledger, plan, probe);
  }

  /**
   * Runs the plan to its end, or goes on with what the store holds of it.
   *
   * @param resamples the labels, and the ways in which photos are dealt
   * @param objective trains
   * @param books where it is kept, who hears of it, and how much may be done
   */
  public static StudyOutcome run(
      StudyPlan plan, Resamples resamples, Objective objective, StudyBooks books) {
    Ledger ledger =
        new Ledger(books, objective, new Scoring(resamples, plan.metric()), plan.effort().judges());
    books.preface().forEach(ledger::say);
    return new Study(plan, ledger).walk();
  }

  /** What an unfinished study has found so far; empty before the first result. */
  public static Optional<StudyOutcome> soFar(
      StudyPlan plan, Resamples resamples, StudyStore store) {
    return soFar(plan, resamples, new StudyBooks(store, StudyProgress.NONE));
  }

  /** The same from books in which nothing more is written. */
  public static Optional<StudyOutcome> soFar(
      StudyPlan plan, Resamples resamples, StudyBooks books) {
    Ledger ledger =
        new Ledger(
            books,
            (work, rungs, listener) -> {},
            new Scoring(resamples, plan.metric()),
            plan.effort().judges());
    ledger.adopt();
    return Stream.concat(
            ledger.standings().ranking(ledger.folds()).stream()
                .filter(s -> s.folds() == resamples.folds()),
            ledger.standings().candidates().stream())
        .filter(s -> !s.isGivenUp())
        .filter(s -> plan.given().isEmpty() || s.trial().round() == Round.GIVEN)
        .findFirst()
        .map(best -> new Study(plan, ledger).outcome(best.trial()));
  }

  private StudyOutcome walk() {
    Trial winner = plan.given().isEmpty() ? search() : given();
    if (plan.effort().coached()) {
      coachPhotos(winner);
    }
    if (plan.given().size() != 1) { // one given recipe is no choice
      insights = insights.withLuck(LuckOf.choosing(ledger, plan.seed()));
    }
    TrialSummary best = ledger.scores().summary(winner, ledger.folds()).orElseThrow();
    insights.luck().ifPresent(luck -> ledger.say(sentence(luck, best)));
    return outcome(winner);
  }

  private static Sentence sentence(Insights.Luck luck, TrialSummary best) {
    return Sentence.of("study.luck")
        .with("looks", luck.looks())
        .with("loss", Figures.loss(best.validationLoss()))
        .with("corrected", Figures.loss(luck.loss(best.validationLoss())))
        .with("accuracy", Figures.percent(best.accuracy()))
        .with("correctedAccuracy", Figures.percent(luck.accuracy(best.accuracy())));
  }

  private StudyOutcome outcome(Trial winner) {
    return new StudyOutcome(
        ledger.scores().summary(winner, ledger.folds()).orElseThrow(),
        ledger.standings().ranking(ledger.folds()),
        ledger.standings().ranking(FIRST_FOLD),
        ledger.scores().all(),
        ledger.folds().size(),
        ledger.decisions(),
        insights);
  }

  private Trial given() {
    List<Trial> trials = ledger.propose(Round.GIVEN, plan.given());
    ledger.train(trials, ledger.folds());
    Trial winner = ledger.standings().ranking(ledger.folds()).getFirst().trial();
    if (plan.effort().coached()) {
      ledger.train(List.of(winner), probe.ways());
      coachRecipe(
          winner,
          new KnobRound(ledger, probe).run(winner, besides(winner), 100, reserve.afterSearch()));
    }
    return winner;
  }

  /** Any setting of the article's knobs; of what goes beyond it, what the space offers. */
  private Predicate<HeadRecipe> besides(Trial winner) {
    HeadOptions own = winner.recipe().options();
    return recipe -> recipe.options().equals(own) || plan.space().options().holds(recipe.options());
  }

  private Trial search() {
    Trial start = start();
    int left = plan.effort().trials() - ledger.recipes();
    List<Effect> effects = List.of();
    if (plan.effort().coached() && left > 0) {
      effects =
          new KnobRound(ledger, probe).run(start, plan.space()::holds, left, reserve.afterSearch());
      coachRecipe(start, effects);
    }
    SearchRound search = new SearchRound(ledger, plan, effects);
    int more = Math.max(0, plan.effort().trials() - ledger.recipes());
    search.run(
        ledger.hurried() ? Math.min(more, FIRST_TURNS * SearchRound.TURN) : more,
        reserve.afterSearch());
    Choice choice = new Choice(ledger, plan, reserve);
    choice.make(0, plan.effort().leaders());
    Choice best = augmented(choice, effects);
    if (best.equals(choice)) {
      new SecondHelpings(ledger, plan, reserve).run(search, choice);
    }
    insights = insights.withImportance(importance()).withRivals(best.rivals());
    return best.winner();
  }

  /** The choice among recipes with views, where they help; else the one that is there. */
  private Choice augmented(Choice choice, List<Effect> effects) {
    if (plan.augment().kinds().isEmpty()) {
      return choice;
    }
    AugmentedSearch augmented = new AugmentedSearch(ledger, plan, probe, reserve);
    Optional<Choice> with = augmented.run(choice, effects);
    insights = insights.withAugmentation(augmented.learned());
    return with.orElse(choice);
  }

  /** How much each dimension mattered among the recipes that were searched, or an even choice. */
  private List<Importance> importance() {
    SpacePoints points = new SpacePoints(plan.space());
    List<TrialSummary> searched =
        ledger.standings().ranking(FIRST_FOLD).stream()
            .filter(s -> plan.space().holds(s.trial().recipe()))
            .toList();
    int step = (searched.size() + MOST_TRIALS - 1) / MOST_TRIALS;
    List<Observation> observations =
        searched.stream()
            .filter(s -> s.trial().number() % Math.max(1, step) == 0)
            .map(s -> new Observation(points.point(s.trial().recipe()), s.cost()))
            .toList();
    return observations.size() < LEAST_TRIALS
        ? List.of()
        : Importance.of(points.space(), observations, ImportanceSettings.defaults(), plan.seed());
  }

  /** The article's recipe first, the other advice after it. */
  private Trial start() {
    Set<HeadRecipe> recipes = new LinkedHashSet<>(List.of(plan.space().start()));
    plan.advised().stream().filter(plan.space()::holds).forEach(recipes::add);
    List<HeadRecipe> first = recipes.stream().limit(plan.effort().trials()).toList();
    List<Trial> trials = ledger.propose(Round.START, first);
    ledger.train(trials, probe.ways());
    for (Trial trial : trials) {
      Sentence said =
          trial.equals(trials.getFirst())
              ? Sentence.of("study.from")
              : Sentence.of("study.advised");
      ledger.say(ledger.scores().summary(trial, probe.ways()).orElseThrow().saidIn(said));
    }
    return trials.getFirst();
  }

  private void coachRecipe(Trial trial, List<Effect> effects) {
    insights = insights.withEffects(effects);
    List<Finding> findings =
        Coach.look(evidence(trial, effects, List.of())).stream()
            .filter(f -> f.kind() != Finding.Kind.PHOTOS)
            .toList();
    tell(findings);
  }

  private void coachPhotos(Trial winner) {
    Trial best = bestOfProbed(winner);
    List<Diet> diets = new PhotosRound(ledger, probe).run(best, reserve.heads(best.recipe()));
    insights = insights.withDiets(diets);
    tell(
        Coach.look(evidence(best, List.of(), diets)).stream()
            .filter(f -> f.kind() == Finding.Kind.PHOTOS)
            .toList());
  }

  /** The winner, or where a person gave it, the best that was tried beside it. */
  private Trial bestOfProbed(Trial winner) {
    if (plan.given().isEmpty()) {
      return winner;
    }
    return ledger.trials().stream()
        .filter(t -> t.ration().equals(Ration.ALL))
        .filter(t -> ledger.scores().marks(t, probe.ways()).isPresent())
        .min(Comparator.comparingDouble((Trial t) -> probe.cost(t)).thenComparingInt(Trial::number))
        .orElse(winner);
  }

  private void tell(List<Finding> findings) {
    List<Finding> all = new ArrayList<>(insights.findings());
    for (Finding finding : findings) {
      all.add(finding);
      ledger.say(finding.verdict());
      ledger.say(finding.next());
    }
    insights = insights.withFindings(all);
  }

  private Evidence evidence(Trial trial, List<Effect> effects, List<Diet> diets) {
    Resamples resamples = ledger.scoring().resamples();
    Trial best = bestOfProbed(trial);
    List<Integer> ways =
        ledger.scores().marks(best, ledger.folds()).isPresent() ? ledger.folds() : probe.ways();
    return new Evidence(
        trial.recipe(),
        Curves.of(ledger, trial, probe.ways()),
        effects,
        answers(ledger.scores().marks(best, ways).orElseThrow()),
        diets,
        TrainPhotos.byClass(resamples),
        resamples.names());
  }

  private static Answers answers(Marks marks) {
    return Answers.of(
        new LazyList<>(marks.photos(), marks::probabilities),
        IntStream.range(0, marks.photos()).mapToObj(marks::label).toList());
  }
}
