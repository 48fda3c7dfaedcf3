package graft.core.study;

import graft.core.coach.Effect;
import graft.core.coach.Effect.Verdict;
import graft.core.coach.Figures;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.random.CounterRandom;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The search, on the first fold, or on more where a fold has few photos: wide, an even walk over
 * the space with linear heads; narrow, around the best; beyond, where the best lies at the edge of
 * a range.
 */
final class SearchRound {
  /** Recipes after which the sampler hears how they did, where no clock is in a hurry. */
  private static final int BATCH = 9;

  /**
   * Recipes of the first turns, and of a narrow batch, where a clock decides how many there are.
   */
  static final int TURN = 81;

  private static final int HURRIED_BATCH = TURN / 3;

  private final Ledger ledger;
  private final StudyPlan plan;
  private final SearchSpace space;
  private final Sampler wide;
  private final List<Integer> folds;
  private final Set<Edge> seen = EnumSet.noneOf(Edge.class);
  private double later;
  private int turn;

  /**
   * A search.
   *
   * @param effects what the knobs have taught: it narrows the space
   */
  SearchRound(Ledger ledger, StudyPlan plan, List<Effect> effects) {
    this.ledger = ledger;
    this.plan = plan;
    this.space = withoutWhatHarms(plan.space(), effects);
    this.folds = ledger.searched();
    this.wide = PointRecipes.quasiRandom(linear(space), plan.seed());
  }

  /**
   * Searches with so many recipes, or where a clock decides, with as many of them as there is time
   * for, wide and narrow by turns; a second time it goes on where it was.
   *
   * @param after the cost of what must be done after it
   */
  void run(int recipes, double after) {
    later = after;
    if (turn == 0 && recipes > 0 && folds.size() > 1) {
      sayFew();
    }
    int left = recipes;
    boolean time = true;
    for (; time && left > 0; turn++) {
      int now = Math.min(left, ledger.hurried() ? Math.max(TURN, (recipes + 1) / 2) : left);
      int narrow = now / 3;
      int done = tryOut(new Turn(Round.WIDE, turn, now - narrow), wide);
      if (done == now - narrow) {
        Sampler around = around();
        ToDoubleFunction<TrialSummary> cost = ledger.standings().steadied();
        ledger
            .standings()
            .heard()
            .forEach(s -> around.tell(s.trial().recipe(), cost.applyAsDouble(s)));
        done += tryOut(new Turn(Round.NARROW, turn, narrow), around);
      }
      time = done == now;
      left -= done;
    }
    beyond();
  }

  /** The neighbours of the best, and from turn to turn what TPE makes of all that was tried. */
  private Sampler around() {
    long seed = CounterRandom.with(plan.seed(), turn);
    return turn % 2 == 0 ? new NeighbourSampler(space, seed) : PointRecipes.tpe(space, seed);
  }

  /** So many recipes of a round, and which time it is the round's turn. */
  private record Turn(Round round, int number, int recipes) {
    String question(int done) {
      return "%s-%d-%d".formatted(round, number, done);
    }
  }

  /**
   * Asks and tells in small batches, says what came of it, and gives how many there was time for.
   */
  private int tryOut(Turn turn, Sampler sampler) {
    int done = 0;
    boolean time = true;
    while (time && done < turn.recipes()) {
      int left = turn.recipes() - done;
      int wanted = turn.round() == Round.WIDE ? left : Math.min(batch(), left);
      List<HeadRecipe> asked = sampler.ask(wanted);
      int count = ledger.afford(turn.question(done), costs(turn.round(), asked), later);
      List<Trial> trials = ledger.propose(turn.round(), asked.subList(0, count));
      train(turn.round(), trials);
      ToDoubleFunction<TrialSummary> cost = ledger.standings().steadied();
      trials.stream()
          .flatMap(t -> ledger.scores().summary(t, folds).stream())
          .forEach(s -> sampler.tell(s.trial().recipe(), cost.applyAsDouble(s)));
      done += count;
      time = count == wanted;
    }
    if (done > 0) {
      say(turn, done);
    }
    return done;
  }

  private int batch() {
    return ledger.hurried() ? HURRIED_BATCH : BATCH;
  }

  private void train(Round round, List<Trial> trials) {
    if (folds.size() > 1) {
      new FoldRace(ledger, folds).run(trials);
    } else if (round == Round.WIDE) {
      ledger.trainHalving(trials, folds.getFirst());
    } else { // neighbours are too alike for a few epochs to tell which are the better half
      ledger.train(trials, folds);
    }
  }

  /** What it costs to search with a recipe of the usual turns, on average. */
  double costOf(HeadRecipe recipe) {
    double share = (2 * share(Round.WIDE) + share(Round.NARROW)) / 3;
    return share * ledger.costs().of(recipe, TURN);
  }

  /** What a recipe costs of a training on one fold. */
  private double share(Round round) {
    if (folds.size() > 1) {
      return new FoldRace(ledger, folds).share();
    }
    return round == Round.WIDE ? Halving.SHARE : 1;
  }

  private void sayFew() {
    int photos = ledger.scoring().resamples().validationRows(folds.getFirst()).length;
    ledger.say(Sentence.of("study.few").with("photos", photos).with("folds", folds.size()));
  }

  /** What came of the latest so many trials. */
  private void say(Turn turn, int done) {
    List<Trial> trials = ledger.trials();
    long early =
        trials.subList(trials.size() - done, trials.size()).stream()
            .flatMap(t -> ledger.scores().summary(t, folds).stream())
            .filter(TrialSummary::isGivenUp)
            .count();
    String wide = early > 0 ? "study.halved" : "study.wide";
    Sentence said = best(turn.round() == Round.WIDE ? wide : "study.narrow").with("count", done);
    ledger.say(early > 0 ? said.with("early", early) : said);
  }

  private List<Double> costs(Round round, List<HeadRecipe> recipes) {
    double share = share(round);
    return recipes.stream().map(r -> share * ledger.costs().of(r, recipes.size())).toList();
  }

  /** Where the best lies at the edge of a range that nobody has named, looks tenfold further. */
  private void beyond() {
    TrialSummary best = ledger.standings().candidates().getFirst();
    for (Edge edge : Edge.values()) {
      if (!seen.contains(edge) && edge.isAt(best.trial().recipe(), space)) {
        beyond(edge, best);
      }
    }
  }

  private void beyond(Edge edge, TrialSummary best) {
    HeadRecipe recipe = best.trial().recipe();
    Sentence said =
        Sentence.of(plan.space().pinned().contains(edge.knob) ? "study.edge" : "study.beyond")
            .with("knob", edge.knob.word())
            .with("value", edge.knob.setting(recipe))
            .with("before", Figures.loss(best.validationLoss()));
    if (plan.space().pinned().contains(edge.knob)) {
      seen.add(edge);
      ledger.say(said); // the range is a person's own
      return;
    }
    List<HeadRecipe> further = edge.further(recipe);
    int count =
        ledger.afford("beyond-%s-%d".formatted(edge, turn), costs(Round.BEYOND, further), later);
    if (count == 0) {
      return; // no time to look
    }
    seen.add(edge);
    List<Trial> trials = ledger.propose(Round.BEYOND, further.subList(0, count));
    ledger.train(trials, folds);
    TrialSummary now = ledger.standings().candidates().getFirst();
    ledger.say(
        said.with("count", count)
            .with("to", edge.knob.setting(further.get(count - 1)))
            .with("recipe", now.trial().recipe().asText())
            .with("loss", Figures.loss(now.validationLoss())));
  }

  private Sentence best(String key) {
    TrialSummary best = ledger.standings().candidates().getFirst();
    return Sentence.of(key)
        .with("trial", best.trial().number())
        .with("recipe", best.trial().recipe().asText())
        .with("loss", Figures.loss(best.validationLoss()));
  }

  private static SearchSpace linear(SearchSpace space) {
    List<Integer> hidden = space.options().hidden();
    return hidden.contains(0) ? space.withOptions(space.options().withHidden(List.of(0))) : space;
  }

  /** Options that were worse alone are left out; hidden heads are dear, and only if better in. */
  private SearchSpace withoutWhatHarms(SearchSpace space, List<Effect> effects) {
    OptionChoices all = space.options();
    OptionChoices kept =
        new OptionChoices(
            kept(all.schedules(), effects, Knob.SCHEDULE, r -> r.options().schedule()),
            kept(
                all.labelSmoothings(),
                effects,
                Knob.LABEL_SMOOTHING,
                r -> r.options().labelSmoothing()),
            kept(all.classWeights(), effects, Knob.CLASS_WEIGHTS, r -> r.options().classWeights()),
            all.hidden(),
            all.views());
    SearchSpace narrowed = space.withOptions(kept);
    if (deep(effects) || !all.hidden().contains(0)) {
      return narrowed;
    }
    ledger
        .standings()
        .leaveOut(recipe -> recipe.options().hidden() > 0); // tried as a knob, too dear to go on
    return linear(narrowed);
  }

  /**
   * Whether hidden layers are searched: where a person asked for them, where one was better for
   * certain and by much, and where there is time, if one seems better.
   */
  private boolean deep(List<Effect> effects) {
    if (plan.space().pinned().contains(Knob.HIDDEN)) {
      return true;
    }
    return effects.stream()
        .filter(e -> e.knob() == Knob.HIDDEN && e.gain() > 0)
        .anyMatch(
            e ->
                KnobRound.paysForDepth(ledger, e)
                    || (ledger.hurried() && e.loss().pValue() < Effect.LEVEL));
  }

  private static <T> List<T> kept(
      List<T> choices, List<Effect> effects, Knob knob, Function<HeadRecipe, T> value) {
    List<T> kept = new ArrayList<>(choices);
    effects.stream()
        .filter(e -> e.knob() == knob && e.verdict() == Verdict.WORSE)
        .forEach(e -> kept.remove(value.apply(e.to())));
    return kept.isEmpty() ? choices : kept;
  }
}
