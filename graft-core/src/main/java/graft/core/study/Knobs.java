package graft.core.study;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.head.Schedule;
import graft.core.study.SearchSpace.LogRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Every knob alone, up and down from a start: the recipes of the round that teaches what each of
 * them does on these photos. The most telling come first, for those who have few trials.
 */
final class Knobs {
  private static final double[] RATES = {0.1, 10, 0.3, 3, 0.01, 100};
  private static final int HIDDEN = 128;
  private static final int HIDDEN_BATCH = 128;

  private final HeadRecipe start;
  private final Predicate<HeadRecipe> allowed;
  private final Map<HeadRecipe, Knob> turned = new LinkedHashMap<>();

  private Knobs(HeadRecipe start, Predicate<HeadRecipe> allowed) {
    this.start = start;
    this.allowed = allowed;
  }

  /** A knob and the recipe that differs from the start by it. */
  record Turned(Knob knob, HeadRecipe recipe) {}

  /**
   * The recipes.
   *
   * @param start where they start from
   * @param allowed whether a recipe may be tried
   * @param hints what is known of the photos and of the start
   */
  static List<Turned> around(HeadRecipe start, Predicate<HeadRecipe> allowed, Hints hints) {
    Knobs knobs = new Knobs(start, allowed);
    knobs.turn(hints);
    return knobs.turned.entrySet().stream().map(e -> new Turned(e.getValue(), e.getKey())).toList();
  }

  /**
   * What is known beforehand.
   *
   * @param unbalanced whether some class has half as many photos again as another
   * @param falling whether the start's loss still fell at its last epoch
   */
  record Hints(boolean unbalanced, boolean falling) {}

  private void turn(Hints hints) {
    rate(RATES[0]);
    rate(RATES[1]);
    regularisers();
    if (hints.falling()) {
      add(Knob.EPOCHS, start.withEpochs(3 * start.epochs()));
      add(Knob.EPOCHS, start.withEpochs(10 * start.epochs()));
    }
    for (int size : List.of(32, 64, 128)) {
      add(Knob.BATCH_SIZE, start.withBatchSize(size));
    }
    for (int i = 2; i < RATES.length; i++) {
      rate(RATES[i]);
    }
    add(Knob.LEARNING_RATE, start.withLearningRate(HeadRecipe.defaults().learningRate()));
    options(hints);
  }

  private void rate(double factor) {
    add(
        Knob.LEARNING_RATE,
        start.withLearningRate(LogRange.threeDigits(factor * start.learningRate())));
  }

  private void regularisers() {
    add(knobOfRegulariser(), start.withDropout(0));
    for (double rate : List.of(0.2, 0.5, 0.8)) {
      add(Knob.DROPOUT, start.withDropout(rate));
    }
    for (double strength : List.of(0.001, 0.01, 0.1)) {
      add(Knob.L2, start.withL2(strength));
    }
    for (double strength : List.of(0.0001, 0.001, 0.01)) {
      add(Knob.L1, start.withL1(strength));
    }
    for (double factor : List.of(0.01, 0.1, 10.0)) { // beside the usual strengths above
      if (start.l2() > 0 && start.l1() == 0) {
        add(Knob.L2, start.withL2(LogRange.threeDigits(factor * start.l2())));
      }
      if (start.l1() > 0 && start.l2() == 0) {
        add(Knob.L1, start.withL1(LogRange.threeDigits(factor * start.l1())));
      }
    }
  }

  private Knob knobOfRegulariser() {
    return start.l2() > 0 ? Knob.L2 : start.l1() > 0 ? Knob.L1 : Knob.DROPOUT;
  }

  private void options(Hints hints) {
    HeadOptions options = start.options();
    for (Schedule schedule : Schedule.values()) {
      add(Knob.SCHEDULE, start.withOptions(options.withSchedule(schedule)));
    }
    add(Knob.LABEL_SMOOTHING, start.withOptions(options.withLabelSmoothing(0.1)));
    if (hints.unbalanced()) {
      add(Knob.CLASS_WEIGHTS, start.withOptions(options.withClassWeights(true)));
    }
    if (options.hidden() == 0) { // dear: with the largest batch
      add(Knob.HIDDEN, start.withBatchSize(HIDDEN_BATCH).withOptions(options.withHidden(HIDDEN)));
    }
  }

  private void add(Knob knob, HeadRecipe recipe) {
    if (!recipe.equals(start) && allowed.test(recipe)) {
      turned.putIfAbsent(recipe, knob);
    }
  }
}
