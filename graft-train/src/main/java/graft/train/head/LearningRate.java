package graft.train.head;

import graft.core.head.HeadRecipe;

/**
 * The learning rate of one head in training: what its schedule makes of the recipe's rate, step by
 * step.
 *
 * <ul>
 *   <li>constant: the recipe's rate;
 *   <li>cosine: rate · (1 + cos(π · step / steps)) / 2 with the step from 0 and all steps of all
 *       epochs, also where the head stops early (Keras' {@code CosineDecay}, alpha 0);
 *   <li>plateau: a tenth whenever the validation loss has not fallen for {@link #PLATEAU_PATIENCE}
 *       epochs, down to a thousandth of the first rate (Keras' {@code ReduceLROnPlateau} with
 *       factor 0.1, patience 3 and min_delta 0).
 * </ul>
 */
final class LearningRate {
  /** Epochs without a lower validation loss after which a plateau is taken for one. */
  static final int PLATEAU_PATIENCE = 3;

  private static final int[] DIVISORS = {1, 10, 100, 1000};

  private final HeadRecipe recipe;
  private final long steps;
  private long step;
  private int cuts;
  private double best = Double.POSITIVE_INFINITY;
  private int waited;

  LearningRate(HeadRecipe recipe, int stepsPerEpoch) {
    this.recipe = recipe;
    this.steps = (long) recipe.epochs() * stepsPerEpoch;
  }

  /** The rate of the next step. */
  double next() {
    double first = recipe.learningRate();
    double rate =
        switch (recipe.options().schedule()) {
          case CONSTANT -> first;
          case COSINE -> first * (1 + StrictMath.cos(Math.PI * step / steps)) / 2;
          case PLATEAU -> first / DIVISORS[cuts];
        };
    step++;
    return rate;
  }

  /** Takes note of an epoch's validation loss; infinite where the head has diverged. */
  void endEpoch(double validationLoss) {
    if (validationLoss < best) {
      best = validationLoss;
      waited = 0;
      return;
    }
    waited++;
    if (waited >= PLATEAU_PATIENCE && cuts < DIVISORS.length - 1) {
      cuts++;
      waited = 0;
    }
  }
}
