package graft.core.search;

import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011; in the words and with the parts of
 * Watanabe 2023, "Tree-structured Parzen estimator: understanding its algorithm components"):
 * proposes points that are likely among the good points told and unlikely among the others.
 *
 * <p>A dimension is modelled from the points where it applies. Starts with {@link
 * QuasiRandomPoints}. A point asked for and not told yet counts as bad; telling of it ends that,
 * also where its numbers were rounded on the way, by up to 0.005 of their range.
 *
 * <p>What it draws is keyed by the number of points known, told or asked for. So a sampler that is
 * only told what another was told, in the same order, goes on as that one does, if all that was
 * asked for has been told.
 */
public final class TpeSampler implements PointSampler {
  private static final int PURPOSE = 32;
  private static final double ROUNDING = 0.005;

  private final Space space;
  private final TpeSettings settings;
  private final long key;
  private final QuasiRandomPoints startup;
  private final List<Observation> told = new ArrayList<>();
  private final List<Point> pending = new ArrayList<>();

  private TpeSampler(Space space, TpeSettings settings, long seed) {
    this.space = space;
    this.settings = settings;
    this.key = CounterRandom.key(seed, PURPOSE);
    this.startup = QuasiRandomPoints.of(space, seed);
  }

  public static TpeSampler of(Space space, TpeSettings settings, long seed) {
    return new TpeSampler(space, settings, seed);
  }

  @Override
  public void tell(Point point, double loss) {
    told.add(new Observation(space.check(point), loss));
    settle(point);
  }

  /** Takes off those that are waited for the point told, or the one that it was rounded from. */
  private void settle(Point point) {
    if (!pending.remove(point)) {
      pending.stream()
          .filter(asked -> distance(asked, point) <= ROUNDING)
          .min(Comparator.comparingDouble(asked -> distance(asked, point)))
          .ifPresent(pending::remove);
    }
  }

  /** The largest difference of their numbers; infinite where they differ in more than numbers. */
  private double distance(Point one, Point other) {
    double distance = 0;
    for (int d = 0; d < space.size(); d++) {
      boolean number = space.dimensions().get(d) instanceof Dimension.Continuous;
      double apart = one.has(d) && other.has(d) ? Math.abs(one.at(d) - other.at(d)) : 0;
      if (one.has(d) != other.has(d) || (apart > 0 && !number)) {
        return Double.POSITIVE_INFINITY;
      }
      distance = Math.max(distance, apart);
    }
    return distance;
  }

  @Override
  public List<Point> ask(int count) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int known = told.size() + pending.size();
      Point point = told.size() < settings.startupPoints() ? startup.at(known) : propose(known);
      pending.add(point);
      points.add(point);
    }
    return points;
  }

  private Point propose(int known) {
    TpeSplit split = TpeSplit.of(told, pending, settings);
    Map<Integer, Double> together = new LinkedHashMap<>();
    List<Integer> joint = joint();
    if (!joint.isEmpty()) {
      double[] x = propose(joint, split, known);
      for (int i = 0; i < x.length; i++) {
        together.put(joint.get(i), x[i]);
      }
    }
    return space.point(
        d -> {
          Double x = together.get(d);
          return x != null ? x : propose(List.of(d), split, known)[0];
        });
  }

  private double[] propose(List<Integer> dimensions, TpeSplit split, int known) {
    long here = CounterRandom.with(CounterRandom.with(key, known), dimensions.getFirst());
    return TpeModel.of(space, dimensions, split, settings).propose(here);
  }

  /** The dimensions that are drawn together: those that every point told has. */
  private List<Integer> joint() {
    if (!settings.joint()) {
      return List.of();
    }
    return IntStream.range(0, space.size())
        .filter(d -> told.stream().allMatch(observation -> observation.point().has(d)))
        .boxed()
        .toList();
  }
}
