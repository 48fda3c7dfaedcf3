package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through the space evenly: the additive recurrence on the generalised golden ratio (Roberts
 * 2018, "The Unreasonable Effectiveness of Quasirandom Sequences"), shifted by the seed. Does not
 * listen to what comes of its recipes.
 */
final class QuasiRandomSampler implements Sampler {
  private final SearchSpace space;
  private final double[] shift;
  private final double[] stride;
  private int next;

  QuasiRandomSampler(SearchSpace space, long seed) {
    this.space = space;
    this.shift = new double[SearchSpace.DIMENSIONS];
    this.stride = new double[SearchSpace.DIMENSIONS];
    double phi = goldenRatio(SearchSpace.DIMENSIONS);
    for (int d = 0; d < stride.length; d++) {
      shift[d] = CounterRandom.uniform(CounterRandom.key(seed, 21, d));
      stride[d] = Math.pow(phi, -(d + 1));
    }
  }

  /** The root above 1 of x^(d+1) = x + 1. */
  private static double goldenRatio(int dimensions) {
    double x = 2;
    for (int i = 0; i < 60; i++) {
      x = Math.pow(1 + x, 1.0 / (dimensions + 1));
    }
    return x;
  }

  @Override
  public List<HeadRecipe> ask(int count) {
    List<HeadRecipe> recipes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next++;
      double[] unit = new double[stride.length];
      for (int d = 0; d < unit.length; d++) {
        double x = shift[d] + next * stride[d];
        unit[d] = x - Math.floor(x);
      }
      recipes.add(space.at(unit));
    }
    return recipes;
  }

  @Override
  public void tell(HeadRecipe recipe, double validationLoss) {}
}
