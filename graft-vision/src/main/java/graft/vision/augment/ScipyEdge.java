package graft.vision.augment;

import graft.core.augment.FillMode;

/**
 * Where scipy.ndimage looks for a coordinate outside of a row of n pixels: {@code map_coordinate}
 * of scipy's {@code ni_interpolation.c}, digit by digit. {@link Fold} is the same for whole
 * numbers.
 */
final class ScipyEdge {
  private ScipyEdge() {}

  /** A coordinate above -1, or -1 where there is nothing. */
  static double map(double at, int n, FillMode mode) {
    if (at < 0) {
      return below(at, n, mode);
    }
    return at > n - 1 ? above(at, n, mode) : at;
  }

  private static double below(double at, int n, FillMode mode) {
    return switch (mode) {
      case NEAREST -> 0;
      case CONSTANT -> -1;
      case WRAP -> n == 1 ? 0 : at + (n - 1) * (double) ((long) (-at / (n - 1)) + 1);
      case REFLECT -> n == 1 ? 0 : reflectBelow(at, n);
    };
  }

  private static double reflectBelow(double at, int n) {
    double period = 2.0 * n;
    double turned = at < -period ? period * (long) (-at / period) + at : at;
    if (turned < -n) {
      return turned + period;
    }
    return (turned > -1e-15 ? 1e-15 : -turned) - 1;
  }

  private static double above(double at, int n, FillMode mode) {
    return switch (mode) {
      case NEAREST -> n - 1;
      case CONSTANT -> -1;
      case WRAP -> n == 1 ? 0 : at - (n - 1) * (double) (long) (at / (n - 1));
      case REFLECT -> n == 1 ? 0 : reflectAbove(at, n);
    };
  }

  private static double reflectAbove(double at, int n) {
    double period = 2.0 * n;
    double turned = at - period * (long) (at / period);
    return turned >= n ? period - turned - 1 : turned;
  }

  /** The pixel for a whole coordinate next to one that {@link #map} gave. */
  static int index(int at, int n, FillMode mode) {
    if (at >= 0 && at < n) {
      return at;
    }
    return switch (mode) {
      case NEAREST -> Math.clamp(at, 0, n - 1);
      case REFLECT -> (int) map(at, n, mode);
      case CONSTANT, WRAP -> mirror(at, n);
    };
  }

  /** Mirrored in the outermost centres: what scipy does for modes without a spline of their own. */
  private static int mirror(int at, int n) {
    if (n == 1) {
      return 0;
    }
    int turned = Math.floorMod(at, 2 * n - 2);
    return turned < n ? turned : 2 * n - 2 - turned;
  }
}
