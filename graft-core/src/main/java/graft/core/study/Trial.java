package graft.core.study;

import graft.core.head.HeadRecipe;

/**
 * One set of hyperparameters under test.
 *
 * @param number from 0, in the order asked; also the key of the trial's randomness
 * @param round which round of the plan asked for it
 * @param recipe the hyperparameters
 */
public record Trial(int number, Round round, HeadRecipe recipe) {

  /** The rounds of the plan, in order. */
  public enum Round {
    /** The article's start and its neighbours. */
    START,
    /** A quasi-random search over the space. */
    WIDE,
    /** A search around the best so far. */
    NARROW,
    /** One training that a person asked for. */
    GIVEN
  }
}
