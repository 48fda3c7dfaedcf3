package graft.core.search;

import java.util.Arrays;
import java.util.List;

/**
 * PED-ANOVA (Watanabe, Bansal and Hutter 2023): how far the best points lie, in one dimension, from
 * all points. Measured by the Pearson divergence of two densities on a grid, which is to first
 * order the variance that this dimension alone gives to being among the best.
 *
 * <p>A dimension that does not apply everywhere is judged by the points where it applies, and the
 * divergence is weighed by how many of the best and of all points these are (conditional PED-ANOVA,
 * 2026, theorem 4.2, as Optuna 5.0 has it).
 */
final class PedAnova {
  private static final int STEPS = 50;
  private static final double FLOOR = 1e-12; // of a density, so that none is divided by 0
  private static final int FEWEST = 2; // points where a dimension applies

  private final ImportanceSettings settings;
  private final List<Dimension> dimensions;
  private final int[][] cells; // (dimensions, points); -1 where it does not apply

  PedAnova(Space space, List<Point> points, ImportanceSettings settings) {
    this.settings = settings;
    this.dimensions = space.dimensions();
    this.cells = new int[space.size()][points.size()];
    for (int d = 0; d < cells.length; d++) {
      for (int i = 0; i < points.size(); i++) {
        Point point = space.check(points.get(i));
        cells[d][i] = point.has(d) ? cell(dimensions.get(d), point.at(d)) : -1;
      }
    }
  }

  private static int cell(Dimension dimension, double coordinate) {
    return switch (dimension) {
      case Dimension.Choice choice -> (int) coordinate;
      case Dimension.Continuous number -> {
        double step = coordinate / (1.0 / (STEPS - 1));
        yield Math.clamp((long) Math.ceil(step - 0.5), 0, STEPS - 1);
      }
    };
  }

  private static int cells(Dimension dimension) {
    return switch (dimension) {
      case Dimension.Choice choice -> choice.options();
      case Dimension.Continuous number -> STEPS;
    };
  }

  /**
   * The divergence in each dimension, 0 or more: (dimensions).
   *
   * @param points which points, some perhaps several times: (n)
   * @param losses of these: (n)
   */
  double[] divergences(int[] points, double[] losses) {
    boolean[] best = atMost(losses, settings.targetQuantile());
    boolean[] region = atMost(losses, settings.regionQuantile());
    double[] divergences = new double[cells.length];
    for (int d = 0; d < divergences.length; d++) {
      divergences[d] =
          divergence(dimensions.get(d), counted(d, points, best), counted(d, points, region));
    }
    return divergences;
  }

  /** Which losses are among this share of the lowest; equal losses are all in or all out. */
  private static boolean[] atMost(double[] losses, double quantile) {
    double[] sorted = losses.clone();
    Arrays.sort(sorted);
    double cutoff = sorted[(int) Math.ceil(quantile * losses.length) - 1];
    boolean[] among = new boolean[losses.length];
    for (int i = 0; i < losses.length; i++) {
      among[i] = losses[i] <= cutoff;
    }
    return among;
  }

  private Counted counted(int d, int[] points, boolean[] among) {
    int[] counts = new int[cells(dimensions.get(d))];
    int all = 0;
    int here = 0;
    for (int i = 0; i < points.length; i++) {
      int cell = cells[d][points[i]];
      all += among[i] ? 1 : 0;
      if (among[i] && cell >= 0) {
        here++;
        counts[cell]++;
      }
    }
    return new Counted(counts, here, all);
  }

  private static double divergence(Dimension dimension, Counted best, Counted region) {
    if (best.here == 0 || region.here < FEWEST || cells(dimension) == 1) {
      return 0;
    }
    double[] top = density(dimension, best.counts);
    double[] local = density(dimension, region.counts);
    double sum = 0;
    for (int cell = 0; cell < top.length; cell++) {
      double ratio = (top[cell] + FLOOR) / (local[cell] + FLOOR);
      sum += (local[cell] + FLOOR) * (ratio - 1) * (ratio - 1);
    }
    return best.share() * best.share() / region.share() * sum;
  }

  private static double[] density(Dimension dimension, int[] counts) {
    return switch (dimension) {
      case Dimension.Choice choice -> GridDensity.ofOptions(counts);
      case Dimension.Continuous number -> GridDensity.ofSteps(counts);
    };
  }

  /** How many of the points lie in each cell, how many where the dimension applies, and of all. */
  private static final class Counted {
    private final int[] counts;
    private final int here;
    private final int all;

    Counted(int[] counts, int here, int all) {
      this.counts = counts;
      this.here = here;
      this.all = all;
    }

    double share() {
      return (double) here / all;
    }
  }
}
