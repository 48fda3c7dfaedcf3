package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.search.Point;
import graft.core.search.PointSampler;
import graft.core.search.QuasiRandomPoints;
import graft.core.search.TpeSampler;
import graft.core.search.TpeSettings;
import java.util.List;

/** A sampler of points as a sampler of recipes. */
final class PointRecipes implements Sampler {
  private final SpacePoints points;
  private final SearchSpace space;
  private final PointSampler sampler;

  private PointRecipes(SearchSpace space, SpacePoints points, PointSampler sampler) {
    this.space = space;
    this.points = points;
    this.sampler = sampler;
  }

  /** Walks through the space evenly, and listens to nothing. */
  static Sampler quasiRandom(SearchSpace space, long seed) {
    SpacePoints points = new SpacePoints(space);
    return new PointRecipes(space, points, QuasiRandomPoints.of(points.space(), seed));
  }

  /** Searches where the good ones lie close (TPE), from the first tell on. */
  static Sampler tpe(SearchSpace space, long seed) {
    SpacePoints points = new SpacePoints(space);
    TpeSettings settings = TpeSettings.defaults().withStartupPoints(0);
    return new PointRecipes(space, points, TpeSampler.of(points.space(), settings, seed));
  }

  @Override
  public List<HeadRecipe> ask(int count) {
    return sampler.ask(count).stream().map(points::recipe).toList();
  }

  /** Recipes outside the space are not heard of. */
  @Override
  public void tell(HeadRecipe recipe, double cost) {
    if (space.holds(recipe)) {
      Point point = points.point(recipe);
      sampler.tell(point, cost);
    }
  }
}
