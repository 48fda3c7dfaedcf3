package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Searches around the best recipes told so far, of each kind of regulariser: up to a factor of
 * three in rate and strength.
 */
final class NeighbourSampler implements Sampler {
  private static final int PARENTS = 4;
  private static final double REACH = 0.5; // powers of ten

  private final SearchSpace space;
  private final long seed;
  private final Map<HeadRecipe, Double> losses = new LinkedHashMap<>();
  private int next;

  NeighbourSampler(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
  }

  @Override
  public void tell(HeadRecipe recipe, double validationLoss) {
    losses.merge(recipe, validationLoss, Math::min);
  }

  /**
   * Neighbours of the best of each kind, in turn.
   *
   * @throws IllegalStateException if nothing has been told
   */
  @Override
  public List<HeadRecipe> ask(int count) {
    if (losses.isEmpty()) {
      throw new IllegalStateException("A search around the best needs to be told of one first");
    }
    List<HeadRecipe> parents = parents();
    List<HeadRecipe> recipes = new ArrayList<>();
    for (int i = 0; i < count; i++, next++) {
      recipes.add(neighbour(parents.get(next % parents.size())));
    }
    return recipes;
  }

  /**
   * The best with each kind of regulariser, so that no kind is given up for what one fold made of
   * it; the next best where there are fewer kinds.
   */
  private List<HeadRecipe> parents() {
    List<HeadRecipe> ranked =
        losses.entrySet().stream()
            .sorted(Comparator.comparingDouble(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, HeadRecipe> bestOfKind = new LinkedHashMap<>();
    ranked.forEach(recipe -> bestOfKind.putIfAbsent(kind(recipe), recipe));
    Set<HeadRecipe> parents = new LinkedHashSet<>(bestOfKind.values());
    parents.addAll(ranked);
    return parents.stream().limit(PARENTS).toList();
  }

  private static String kind(HeadRecipe recipe) {
    return recipe.dropout() > 0
        ? "dropout"
        : recipe.l2() > 0 ? "L2" : recipe.l1() > 0 ? "L1" : "none";
  }

  private HeadRecipe neighbour(HeadRecipe parent) {
    HeadRecipe moved =
        parent.withLearningRate(space.learningRate().clamp(parent.learningRate() * factor(0)));
    if (parent.l2() > 0) {
      return moved.withL2(space.l2().clamp(parent.l2() * factor(1)));
    }
    if (parent.l1() > 0) {
      return moved.withL1(space.l1().clamp(parent.l1() * factor(1)));
    }
    if (parent.dropout() > 0) {
      int at = space.dropouts().indexOf(parent.dropout());
      int step = uniform(1) < 0.5 ? -1 : 1;
      int to = Math.max(0, Math.min(space.dropouts().size() - 1, at + step));
      return moved.withDropout(space.dropouts().get(to));
    }
    return moved;
  }

  private double factor(int dimension) {
    return Math.pow(10, (2 * uniform(dimension) - 1) * REACH);
  }

  private double uniform(int dimension) {
    return CounterRandom.uniform(CounterRandom.key(seed, 22, next, dimension));
  }
}
