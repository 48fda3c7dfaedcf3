package graft.core.coach;

import graft.core.head.HeadRecipe;

/** Which way a recipe was changed, as a cause to put right. */
public enum Turn {
  RATE_LOWER,
  RATE_HIGHER,
  BATCH_SMALLER,
  BATCH_LARGER,
  MORE_EPOCHS,
  /** The same regulariser weaker, or none. */
  REGULARISE_LESS,
  /** The same regulariser stronger, or one where there was none. */
  REGULARISE_MORE,
  /** Another kind of regulariser. */
  REGULARISE_OTHERWISE,
  SCHEDULE,
  LABEL_SMOOTHING,
  CLASS_WEIGHTS,
  HIDDEN,
  AUGMENT;

  static Turn of(HeadRecipe from, HeadRecipe to) {
    if (from.learningRate() != to.learningRate()) {
      return to.learningRate() < from.learningRate() ? RATE_LOWER : RATE_HIGHER;
    }
    if (from.batchSize() != to.batchSize()) {
      return to.batchSize() < from.batchSize() ? BATCH_SMALLER : BATCH_LARGER;
    }
    if (from.epochs() != to.epochs()) {
      return MORE_EPOCHS;
    }
    if (!from.options().equals(to.options())) {
      return ofOptions(from, to);
    }
    return ofRegulariser(from, to);
  }

  private static Turn ofOptions(HeadRecipe from, HeadRecipe to) {
    if (from.options().schedule() != to.options().schedule()) {
      return SCHEDULE;
    }
    if (from.options().labelSmoothing() != to.options().labelSmoothing()) {
      return LABEL_SMOOTHING;
    }
    if (!from.options().views().equals(to.options().views())) {
      return AUGMENT;
    }
    return from.options().classWeights() != to.options().classWeights() ? CLASS_WEIGHTS : HIDDEN;
  }

  private static Turn ofRegulariser(HeadRecipe from, HeadRecipe to) {
    boolean more = to.dropout() > from.dropout() || to.l1() > from.l1() || to.l2() > from.l2();
    boolean less = to.dropout() < from.dropout() || to.l1() < from.l1() || to.l2() < from.l2();
    return more && less ? REGULARISE_OTHERWISE : more ? REGULARISE_MORE : REGULARISE_LESS;
  }
}
