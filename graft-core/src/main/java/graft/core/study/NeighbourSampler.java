package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Searches around the best recipes told so far: up to a factor of three in rate and strength. */
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
   * Neighbours of the best, in turn.
   *
   * @throws IllegalStateException if nothing has been told
   */
  @Override
  public List<HeadRecipe> ask(int count) {
    if (losses.isEmpty()) {
      throw new IllegalStateException("A search around the best needs to be told of one first");
    }
    List<HeadRecipe> parents =
        losses.entrySet().stream()
            .sorted(Comparator.comparingDouble(Map.Entry::getValue))
            .limit(PARENTS)
            .map(Map.Entry::getKey)
            .toList();
    List<HeadRecipe> recipes = new ArrayList<>();
    for (int i = 0; i < count; i++, next++) {
      recipes.add(neighbour(parents.get(next % parents.size())));
    }
    return recipes;
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
