package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.random.CounterRandom;
import graft.core.study.Regularisers.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Searches around the best recipes told so far, of each kind of regulariser: up to a factor of
 * three in rate and strength. Does not hear of recipes outside its space.
 */
final class NeighbourSampler implements Sampler {
  private static final int PARENTS = 4;
  private static final double REACH = 0.5; // powers of ten

  private final SearchSpace space;
  private final long seed;
  private final Map<HeadRecipe, Double> costs = new LinkedHashMap<>();
  private int next;

  NeighbourSampler(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
  }

  @Override
  public void tell(HeadRecipe recipe, double cost) {
    if (space.holds(recipe)) {
      costs.merge(recipe, cost, Math::min);
    }
  }

  /**
   * Neighbours of the best of each kind, in turn.
   *
   * @throws IllegalStateException if nothing has been told
   */
  @Override
  public List<HeadRecipe> ask(int count) {
    if (costs.isEmpty()) {
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
        costs.entrySet().stream()
            .sorted(Comparator.comparingDouble(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .toList();
    Map<Kind, HeadRecipe> bestOfKind = new LinkedHashMap<>();
    ranked.forEach(recipe -> bestOfKind.putIfAbsent(Kind.of(recipe), recipe));
    Set<HeadRecipe> parents = new LinkedHashSet<>(bestOfKind.values());
    parents.addAll(ranked);
    return parents.stream().limit(PARENTS).toList();
  }

  private HeadRecipe neighbour(HeadRecipe parent) {
    HeadRecipe moved =
        parent.withLearningRate(space.learningRate().clamp(parent.learningRate() * factor(0)));
    Regularisers regularisers = space.regularisers();
    return switch (Kind.of(parent)) {
      case DROPOUT -> moved.withDropout(step(regularisers.dropouts(), parent.dropout()));
      case L2 -> moved.withL2(regularisers.l2().clamp(parent.l2() * factor(1)));
      case L1 -> moved.withL1(regularisers.l1().clamp(parent.l1() * factor(1)));
      case NONE -> moved;
    };
  }

  /** One up or down the list. */
  private double step(List<Double> rates, double rate) {
    int at = rates.indexOf(rate);
    int to = at + (uniform(1) < 0.5 ? -1 : 1);
    return rates.get(Math.max(0, Math.min(rates.size() - 1, to)));
  }

  private double factor(int dimension) {
    return Math.pow(10, (2 * uniform(dimension) - 1) * REACH);
  }

  private double uniform(int dimension) {
    return CounterRandom.uniform(CounterRandom.key(seed, 22, next, dimension));
  }
}
