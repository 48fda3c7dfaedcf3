package graft.core.study;

import graft.core.coach.Curve;
import graft.core.coach.Effect;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.study.Knobs.Hints;
import graft.core.study.Knobs.Turned;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What each knob does here: every knob alone, up and down from a start, over photos and seeds. */
final class KnobRound {
  private static final double UNBALANCED = 1.5;
  private static final double FALLING = 0.9;
  private static final int FIRST = 8;

  /** The share of the best loss so far that a hidden layer must save to be searched. */
  private static final double DEEP_PAYS = 0.2;

  private final Ledger ledger;
  private final Probe probe;

  KnobRound(Ledger ledger, Probe probe) {
    this.ledger = ledger;
    this.probe = probe;
  }

  /**
   * Turns every knob.
   *
   * @param start which has been trained on the probe's ways
   * @param allowed whether a recipe may be tried
   * @param most recipes
   * @param later the cost of what must be done afterwards
   */
  List<Effect> run(Trial start, Predicate<HeadRecipe> allowed, int most, double later) {
    List<Turned> turned =
        Knobs.around(start.recipe(), allowed, hints(start)).stream().limit(most).toList();
    List<Trial> trials = train(turned.stream().map(Turned::recipe).toList(), later);
    List<Probe.Change> changes = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Knob knob = turned.get(i).knob();
      changes.add(new Probe.Change(knob, base(start, trials, trials.get(i), knob), trials.get(i)));
    }
    List<Effect> effects =
        probe.effects(changes).stream()
            .sorted(Comparator.comparing(Effect::knob).thenComparingDouble(KnobRound::strength))
            .toList();
    effects.forEach(effect -> ledger.say(sentence(effect, effects.size())));
    if (!effects.isEmpty()) {
      ledger.say(summary(effects));
    }
    effects.stream()
        .filter(this::isPromising)
        .forEach(e -> ledger.say(withNumbers(Sentence.of("study.promising"), e)));
    return effects;
  }

  /** Trains what there is time for; where a clock decides, the first few show how fast it goes. */
  private List<Trial> train(List<HeadRecipe> recipes, double later) {
    List<Trial> trials = new ArrayList<>();
    int few = ledger.hurried() ? Math.min(FIRST, recipes.size()) : recipes.size();
    if (train("knobs", recipes.subList(0, few), later, trials)) {
      train("knobs-more", recipes.subList(few, recipes.size()), later, trials);
    }
    return trials;
  }

  private boolean train(
      String question, List<HeadRecipe> recipes, double later, List<Trial> trials) {
    if (recipes.isEmpty()) {
      return false;
    }
    int ways = probe.ways().size();
    List<Double> costs =
        recipes.stream().map(r -> ways * ledger.costs().of(r, recipes.size())).toList();
    int count = ledger.afford(question, costs, later);
    List<Trial> asked = ledger.propose(Round.KNOBS, recipes.subList(0, count));
    ledger.train(asked, probe.ways());
    trials.addAll(asked);
    return count == recipes.size();
  }

  /** A hidden layer that seems better, but not by so much that it is searched: it is dear. */
  private boolean isPromising(Effect e) {
    return e.knob() == Knob.HIDDEN
        && e.gain() > 0
        && e.loss().pValue() < Effect.LEVEL
        && !paysForDepth(ledger, e);
  }

  /** Whether a hidden layer is better for certain, and saves enough to be worth its time. */
  static boolean paysForDepth(Ledger ledger, Effect e) {
    double loss = ledger.standings().ranking(List.of(0)).getFirst().validationLoss();
    return e.verdict() == Effect.Verdict.BETTER && e.gain() >= DEEP_PAYS * loss;
  }

  /** Where a change stands among those of its knob. */
  private static double strength(Effect effect) {
    HeadRecipe to = effect.to();
    return switch (effect.knob()) {
      case LEARNING_RATE -> to.learningRate();
      case BATCH_SIZE -> to.batchSize();
      case EPOCHS -> to.epochs();
      default -> to.dropout() + to.l1() + to.l2();
    };
  }

  private static Sentence summary(List<Effect> effects) {
    return Sentence.of("study.knobs")
        .with("count", effects.size())
        .with("better", settings(effects, Effect.Verdict.BETTER))
        .with("worse", settings(effects, Effect.Verdict.WORSE));
  }

  /** The settings with this verdict as one text for {@link graft.core.words.Words#recipe}. */
  private static String settings(List<Effect> effects, Effect.Verdict verdict) {
    String settings =
        effects.stream()
            .filter(e -> e.verdict() == verdict)
            .map(Effect::toText)
            .collect(Collectors.joining(" "));
    return settings.isEmpty() ? "knob=none" : settings;
  }

  /** Hidden heads are tried with a large batch, and compared with the start at that batch size. */
  private static Trial base(Trial start, List<Trial> trials, Trial trial, Knob knob) {
    HeadRecipe same = start.recipe().withBatchSize(trial.recipe().batchSize());
    return knob == Knob.HIDDEN
        ? trials.stream().filter(t -> t.recipe().equals(same)).findFirst().orElse(start)
        : start;
  }

  private Hints hints(Trial start) {
    List<Integer> counts = TrainPhotos.byClass(ledger.scoring().resamples());
    int most = counts.stream().max(Integer::compare).orElse(1);
    int least = counts.stream().min(Integer::compare).orElse(1);
    double best =
        Curves.of(ledger, start, probe.ways()).stream()
            .mapToInt(Curve::bestEpoch)
            .average()
            .orElse(0);
    return new Hints(most > UNBALANCED * least, best >= FALLING * start.recipe().epochs());
  }

  /** What a change did, in words. */
  static Sentence sentence(Effect effect, int knobs) {
    String key =
        switch (effect.verdict()) {
          case BETTER -> "study.knob.better";
          case WORSE -> "study.knob.worse";
          case NO_DIFFERENCE -> "study.knob.same";
        };
    return withNumbers(Sentence.of(key), effect).with("knobs", knobs);
  }

  /** The knob and the change, and what it did. */
  static Sentence withNumbers(Sentence sentence, Effect effect) {
    return effect.saidIn(sentence.with("knob", effect.knob().word()));
  }
}
