package graft.core.study;

import graft.core.head.HeadRecipe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The first round: the article's start, its tenfold neighbours in learning rate and regularisation,
 * its dropouts 0.3, 0.5 and 0.8, and each batch size.
 */
final class StartRecipes {
  private StartRecipes() {}

  static List<HeadRecipe> of(SearchSpace space) {
    HeadRecipe start = space.start();
    List<HeadRecipe> recipes = new ArrayList<>();
    recipes.add(start);
    for (double rate : new double[] {0.0001, 0.001, 0.01}) {
      recipes.add(start.withLearningRate(rate));
      recipes.add(start.withLearningRate(rate).withDropout(0));
    }
    recipes.add(start.withDropout(0.3));
    recipes.add(start.withDropout(0.8));
    for (double strength : new double[] {0.0001, 0.001, 0.01, 0.1}) {
      recipes.add(start.withL2(strength));
    }
    for (double strength : new double[] {0.0001, 0.001}) {
      recipes.add(start.withL1(strength));
    }
    for (int batchSize : space.batchSizes()) {
      recipes.add(start.withBatchSize(batchSize));
      recipes.add(start.withBatchSize(batchSize).withL2(0.01));
    }
    return List.copyOf(new LinkedHashSet<>(recipes));
  }
}
