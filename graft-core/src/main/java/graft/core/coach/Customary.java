package graft.core.coach;

import graft.core.head.HeadRecipe;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What people set when they train a head: the article's ranges and those of the libraries'
 * defaults, with room on both sides. A setting outside is a suspect: it is the first to be put
 * back, and, as one change out of many, the one that was planned before the others were looked at.
 * So it is not corrected for their number. It still has to do better to be found at fault.
 */
final class Customary {
  private static final double LOWEST_RATE = 3e-5;
  private static final double RATE = 1e-3;
  private static final double HIGHEST_RATE = 1e-2;
  private static final int SMALLEST_BATCH = 16;
  private static final int BATCH = 32;
  private static final int LARGEST_BATCH = 256;
  private static final int LEAST_EPOCHS = 10;
  private static final double STRONGEST_DROPOUT = 0.8;
  private static final double DROPOUT = 0.5;
  private static final double STRONGEST_L2 = 0.1;
  private static final double STRONGEST_L1 = 0.01;

  private Customary() {}

  /** Turns that put back what lies outside. */
  static Set<Turn> suspects(HeadRecipe recipe) {
    return outside(recipe).keySet();
  }

  /** The same, with how far outside it lies, in e-folds. */
  static Map<Turn, Double> outside(HeadRecipe recipe) {
    Map<Turn, Double> outside = new EnumMap<>(Turn.class);
    above(outside, recipe.learningRate() / HIGHEST_RATE, Turn.RATE_LOWER);
    above(outside, LOWEST_RATE / recipe.learningRate(), Turn.RATE_HIGHER);
    above(outside, (double) SMALLEST_BATCH / recipe.batchSize(), Turn.BATCH_LARGER);
    above(outside, (double) recipe.batchSize() / LARGEST_BATCH, Turn.BATCH_SMALLER);
    above(outside, (double) LEAST_EPOCHS / recipe.epochs(), Turn.MORE_EPOCHS);
    above(outside, (1 - STRONGEST_DROPOUT) / (1 - recipe.dropout()), Turn.REGULARISE_LESS);
    above(outside, recipe.l2() / STRONGEST_L2, Turn.REGULARISE_LESS);
    above(outside, recipe.l1() / STRONGEST_L1, Turn.REGULARISE_LESS);
    if (recipe.isFree()) { // features are many and photos few, so the article never goes without
      outside.put(Turn.REGULARISE_MORE, 0.0);
    }
    return outside;
  }

  private static void above(Map<Turn, Double> outside, double times, Turn back) {
    if (times > 1) {
      outside.merge(back, Math.log(times), Math::max);
    }
  }

  /**
   * How far a setting that was put back is from where it was planned to go, in e-folds: the usual
   * rate, batch and dropout, the strongest usual L2 and L1, as many epochs as were tried.
   */
  static double distance(Turn turn, HeadRecipe to) {
    return switch (turn) {
      case RATE_LOWER, RATE_HIGHER -> apart(to.learningRate(), RATE);
      case BATCH_LARGER, BATCH_SMALLER -> apart(to.batchSize(), BATCH);
      case MORE_EPOCHS -> -to.epochs();
      default -> apartOfRegulariser(to);
    };
  }

  private static double apartOfRegulariser(HeadRecipe to) {
    if (to.dropout() > 0) {
      return apart(to.dropout(), DROPOUT);
    }
    if (to.l2() > 0) {
      return apart(to.l2(), STRONGEST_L2);
    }
    return to.l1() > 0 ? apart(to.l1(), STRONGEST_L1) : Double.MAX_VALUE;
  }

  private static double apart(double one, double other) {
    return Math.abs(Math.log(one / other));
  }
}
