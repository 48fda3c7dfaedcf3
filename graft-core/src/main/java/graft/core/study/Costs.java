package graft.core.study;

import graft.core.head.HeadRecipe;

/**
 * What trainings cost, in linear heads: a stack costs as much as its heads and four more, for what
 * they share, and a head with a hidden layer is a stack of its own.
 *
 * @param classes of the photos
 */
record Costs(int classes) {
  private static final double SHARED = 4;

  /** The part of a training that validates: it sees the same photos whatever the ration. */
  private static final double VALIDATION = 0.1;

  /** Trials that are trained together from which on some of them share stacks. */
  private static final int COMPANY = 12;

  /** How many heads stand in a stack then, roughly: batch sizes and dropouts differ. */
  private static final double IN_STACK = 8.0 / 3;

  /** One training of a recipe, among so many trials. */
  double of(HeadRecipe recipe, int trials) {
    int hidden = recipe.options().hidden();
    double linear = 1 + (trials < COMPANY ? SHARED : SHARED / IN_STACK);
    double heads = hidden > 0 ? SHARED + Math.max(1.0, (double) hidden / classes) : linear;
    return heads * recipe.epochs() / HeadRecipe.defaults().epochs();
  }

  /** One training of a trial, among so many; it reads its ration of the photos. */
  double of(Trial trial, int trials) {
    return of(trial.recipe(), trials) * share(trial.ration());
  }

  /** What a training on a ration costs of one on all photos, where classes are of a size. */
  double share(Ration ration) {
    double photos = ration.label() < 0 ? ration.share() : 1 - (1 - ration.share()) / classes;
    return VALIDATION + (1 - VALIDATION) * photos;
  }
}
