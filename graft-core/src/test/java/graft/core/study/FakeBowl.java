package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.random.CounterRandom;

/**
 * How good a recipe is, known beforehand: a bowl around a rate and a dropout.
 *
 * @param bestRate where the bowl is deepest
 * @param depth how much quality a tenfold of the rate costs
 * @param noise how far an answer strays from what photo and recipe say
 * @param hidden what a hidden layer is worth in quality
 */
record FakeBowl(double bestRate, double depth, double noise, double hidden) {
  private static final double MOST = 2;
  private static final double SPREAD = 1.6;

  static FakeBowl usual() {
    return new FakeBowl(0.001, 0.8, 0.3, 0);
  }

  FakeBowl withBestRate(double value) {
    return new FakeBowl(value, depth, noise, hidden);
  }

  FakeBowl withDepth(double value) {
    return new FakeBowl(bestRate, value, noise, hidden);
  }

  FakeBowl withNoise(double value) {
    return new FakeBowl(bestRate, depth, value, hidden);
  }

  FakeBowl withHidden(double value) {
    return new FakeBowl(bestRate, depth, noise, value);
  }

  /** Higher is better; the mean lead of the true class's logit over the others. */
  double quality(HeadRecipe recipe) {
    double away = Math.log10(recipe.learningRate() / bestRate);
    double dropped = recipe.dropout() - 0.4;
    return MOST
        - depth * away * away
        - 2 * dropped * dropped
        + (recipe.options().hidden() > 0 ? hidden : 0)
        + views(recipe.options().views());
  }

  /** Views called good are worth something, the more of them the more, and such that harm cost. */
  private static double views(Views views) {
    String kind = views.augmentation();
    double good = kind.contains("good") ? 0.3 + 0.25 * Math.log(views.count()) : 0;
    return good - (kind.contains("harm") ? 0.6 : 0);
  }

  /** The lead on one photo, below 0 on the hardest; fewer photos to learn from make it smaller. */
  double margin(Trial trial, int photo) {
    double starved = 0.8 * Math.log10(trial.ration().share());
    double ease = SPREAD * FakeObjective.normal(CounterRandom.key(photo, 3));
    return quality(trial.recipe()) + starved + ease;
  }
}
