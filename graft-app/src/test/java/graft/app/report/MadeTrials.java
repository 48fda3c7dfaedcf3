package graft.app.report;

import graft.core.head.HeadRecipe;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Trials made for one picture, their losses as told. */
final class MadeTrials {
  private final List<MeasuredTrial> trials = new ArrayList<>();

  MadeTrials add(HeadRecipe recipe, double loss) {
    Trial trial = new Trial(trials.size(), Trial.Round.WIDE, recipe);
    trials.add(new MeasuredTrial(trial, loss, 0.9, loss, 1, 10));
    return this;
  }

  /** Trials at evenly spread rates, their losses a function of the rate's logarithm to base 10. */
  MadeTrials spread(int count, double from, double to, DoubleUnaryOperator loss) {
    for (int i = 0; i < count; i++) {
      double place = from + (to - from) * i / (count - 1);
      HeadRecipe recipe = HeadRecipe.defaults().withLearningRate(Math.pow(10, place));
      add(recipe, loss.applyAsDouble(place));
    }
    return this;
  }

  List<MeasuredTrial> trials() {
    return trials;
  }
}
