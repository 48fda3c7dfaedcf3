package graft.core.search;

import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through the space evenly: the additive recurrence on the generalised golden ratio (Roberts
 * 2018, "The Unreasonable Effectiveness of Quasirandom Sequences"), shifted by the seed. A
 * dimension that does not apply at a point is left out there. Does not listen to what comes of its
 * points.
 */
public final class QuasiRandomPoints implements PointSampler {
  private static final int PURPOSE = 31;

  private final Space space;
  private final double[] shift;
  private final double[] stride;
  private int next;

  private QuasiRandomPoints(Space space, long seed) {
    this.space = space;
    this.shift = new double[space.size()];
    this.stride = new double[space.size()];
    double phi = goldenRatio(space.size());
    double power = 1;
    for (int d = 0; d < stride.length; d++) {
      power /= phi;
      shift[d] = CounterRandom.uniform(CounterRandom.key(seed, PURPOSE, d));
      stride[d] = power;
    }
  }

  public static QuasiRandomPoints of(Space space, long seed) {
    return new QuasiRandomPoints(space, seed);
  }

  /** The root above 1 of x^(d+1) = x + 1. */
  private static double goldenRatio(int dimensions) {
    double x = 2;
    for (int i = 0; i < 60; i++) {
      x = StrictMath.pow(1 + x, 1.0 / (dimensions + 1));
    }
    return x;
  }

  @Override
  public List<Point> ask(int count) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(at(next++));
    }
    return points;
  }

  @Override
  public void tell(Point point, double loss) {
    space.check(new Observation(point, loss).point());
  }

  /** The point of this number, counted from 0. */
  Point at(int number) {
    return space.point(d -> coordinate(d, shift[d] + (number + 1.0) * stride[d]));
  }

  private double coordinate(int d, double x) {
    double unit = x - Math.floor(x);
    return switch (space.dimensions().get(d)) {
      case Dimension.Continuous number -> unit;
      case Dimension.Choice choice -> Math.floor(unit * choice.options());
    };
  }
}
