package graft.core.study;

import graft.core.head.HeadRecipe;

/**
 * One set of hyperparameters under test.
 *
 * @param number from 0, in the order asked; also the key of the trial's randomness
 * @param round which round of the plan asked for it
 * @param recipe the hyperparameters
 * @param ration the share of the training photos that it learns from
 */
public record Trial(int number, Round round, HeadRecipe recipe, Ration ration) {

  /** A trial that learns from all training photos. */
  public Trial(int number, Round round, HeadRecipe recipe) {
    this(number, round, recipe, Ration.ALL);
  }

  /** The rounds of the plan, in order. */
  public enum Round {
    /** The article's start and its neighbours. */
    START,
    /** Every knob alone, up and down from the start. */
    KNOBS,
    /** A quasi-random search over the space. */
    WIDE,
    /** A search around the best so far. */
    NARROW,
    /** A search beyond the edge of a range, where the best lay. */
    BEYOND,
    /** Recipes that learn from views of the photos too. */
    AUGMENT,
    /** The best recipe on parts of the training photos. */
    PHOTOS,
    /** One training that a person asked for. */
    GIVEN
  }
}
