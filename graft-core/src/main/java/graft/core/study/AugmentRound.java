package graft.core.study;

import graft.core.augment.Mixture;
import graft.core.coach.Effect;
import graft.core.coach.Figures;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.head.Views;
import graft.core.study.StudyPlan.Augment;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/*
 * Views are dear (a pass of the backbone each), so they are tried in three steps:
 *
 * 1. each kind alone, one view of each of a few photos, beside the same photos without;
 * 2. what did not harm, together, on the same few;
 * 3. the best two of these on all photos, one view each; the better one with two, then four, while
 *    it pays.
 */
/** Whether learning from random views of the photos helps, from which, and how many of them. */
final class AugmentRound {
  /** What more views must save of the loss to be worth their time. */
  private static final double PAYS = 0.003;

  /** Kinds or mixtures that are tried on all photos. */
  private static final int CANDIDATES = 2;

  /** How much worse the first views may be: the recipe was chosen without them. */
  private static final double PATIENCE = 0.01;

  private final Ledger ledger;
  private final Augment plan;
  private final Probe probe;
  private final List<Effect> effects = new ArrayList<>();

  AugmentRound(Ledger ledger, Augment plan, Probe probe) {
    this.ledger = ledger;
    this.plan = plan;
    this.probe = probe;
  }

  /** What each kind did to a recipe, on few photos. */
  List<Effect> effects() {
    return List.copyOf(effects);
  }

  /**
   * The views to search on with; nothing where none seems to help, or there is no time.
   *
   * @param winner the best on the photos as they are, trained on all folds
   * @param later the cost of what must be done afterwards
   */
  Optional<Views> run(Trial winner, double later) {
    List<Trial> alone = alone(winner.recipe(), later);
    if (alone.size() < 2) {
      ledger.say(Sentence.of("study.augment.late"));
      return Optional.empty();
    }
    List<String> best = together(alone, later);
    if (best.isEmpty()) {
      ledger.say(Sentence.of("study.augment.none").with("kinds", effects.size()));
      return Optional.empty();
    }
    return onAll(winner, best, later);
  }

  /** The recipe without views and with each kind there is time for, on a few photos. */
  private List<Trial> alone(HeadRecipe recipe, double later) {
    List<HeadRecipe> kinds = new ArrayList<>(List.of(recipe));
    plan.kinds().forEach(kind -> kinds.add(recipe.withViews(new Views(kind, 1))));
    List<Trial> trials = train("augment", kinds, later);
    if (trials.size() > 1) {
      Trial plain = trials.getFirst();
      effects.addAll(
          probe.effects(
              trials.stream()
                  .skip(1)
                  .map(to -> new Probe.Change(Knob.AUGMENT, plain, to))
                  .toList()));
      effects.forEach(e -> ledger.say(KnobRound.sentence(e, effects.size())));
    }
    return trials;
  }

  /** The kinds, or mixtures of them, that lower the loss, the best first; two at most. */
  private List<String> together(List<Trial> alone, double later) {
    Trial plain = alone.getFirst();
    List<Effect> gaining =
        effects.stream()
            .filter(e -> e.gain() > 0)
            .sorted(Comparator.comparingDouble((Effect e) -> -e.gain()))
            .toList();
    List<HeadRecipe> joined =
        IntStream.of(2, 3, gaining.size())
            .filter(count -> count > 1 && count <= gaining.size())
            .mapToObj(count -> plain.recipe().withViews(joined(gaining.subList(0, count))))
            .distinct()
            .filter(recipe -> alone.stream().noneMatch(t -> t.recipe().equals(recipe)))
            .toList();
    List<Trial> tried = new ArrayList<>(train("augment-joined", joined, later));
    if (!gaining.isEmpty()) {
      HeadRecipe first = gaining.getFirst().to();
      alone.stream().filter(t -> t.recipe().equals(first)).forEach(tried::add);
    }
    return tried.stream()
        .filter(t -> probe.cost(t) < probe.cost(plain))
        .sorted(
            Comparator.comparingDouble((Trial t) -> probe.cost(t)).thenComparingInt(Trial::number))
        .limit(CANDIDATES)
        .map(t -> t.recipe().options().views().augmentation())
        .toList();
  }

  private static Views joined(List<Effect> gaining) {
    return new Views(
        Mixture.join(gaining.stream().map(e -> e.to().options().views().augmentation()).toList()),
        1);
  }

  /** Trains recipes on a few photos, as many as there is time for. */
  private List<Trial> train(String question, List<HeadRecipe> recipes, double later) {
    Ration few = few();
    List<Integer> ways = probe.ways();
    List<Double> costs =
        recipes.stream()
            .map(
                r ->
                    ledger.views(r, few, ways)
                        + ways.size()
                            * ledger.costs().of(r, recipes.size())
                            * ledger.costs().share(few))
            .toList();
    int count = recipes.isEmpty() ? 0 : ledger.afford(question, costs, later);
    List<Trial> trials = ledger.propose(recipes.subList(0, count), few);
    ledger.train(trials, ways);
    return trials;
  }

  private Ration few() {
    int photos = ledger.scoring().resamples().trainRows(0).length;
    return Ration.of(Math.min(1, (double) plan.photos() / Math.max(1, photos)));
  }

  private Optional<Views> onAll(Trial winner, List<String> candidates, double later) {
    Optional<Trial> best =
        candidates.stream()
            .flatMap(kinds -> onAll(winner, new Views(kinds, 1), later).stream())
            .min(Comparator.comparingDouble(this::cost));
    if (best.isEmpty() || cost(best.get()) > cost(winner) * (1 + PATIENCE)) {
      return Optional.empty();
    }
    boolean pays = true;
    for (int count = 2; pays && count <= plan.most(); count *= 2) {
      Views more = new Views(views(best.get()).augmentation(), count);
      double before = cost(best.get());
      Optional<Trial> next = onAll(winner, more, later).filter(t -> cost(t) <= before * (1 - PAYS));
      pays = next.isPresent();
      best = pays ? next : best;
    }
    return best.map(AugmentRound::views);
  }

  private static Views views(Trial trial) {
    return trial.recipe().options().views();
  }

  /** The winner with views, trained on all folds; empty where there is no time. */
  private Optional<Trial> onAll(Trial winner, Views views, double later) {
    HeadRecipe recipe = winner.recipe().withViews(views);
    List<Integer> folds = ledger.folds();
    double cost =
        ledger.views(recipe, Ration.ALL, folds) + folds.size() * ledger.costs().of(recipe, 1);
    if (ledger.afford("augment-" + views.asText(), List.of(cost), later) == 0) {
      return Optional.empty();
    }
    Trial trial = ledger.propose(Round.AUGMENT, List.of(recipe)).getFirst();
    ledger.train(List.of(trial), folds);
    say(trial, winner);
    return Optional.of(trial);
  }

  private double cost(Trial trial) {
    return ledger.scores().summary(trial, ledger.folds()).orElseThrow().cost();
  }

  private void say(Trial trial, Trial without) {
    TrialSummary plain = ledger.scores().summary(without, ledger.folds()).orElseThrow();
    Views views = trial.recipe().options().views();
    ledger.say(
        ledger
            .scores()
            .summary(trial, ledger.folds())
            .orElseThrow()
            .saidIn(Sentence.of("study.augment.all"))
            .with("views", Knob.AUGMENT.setting(trial.recipe()))
            .with("count", views.count())
            .with("before", Figures.loss(plain.validationLoss())));
  }
}
