package graft.core.search;

import java.util.Arrays;

/** A point of a space: one coordinate a dimension, none where the dimension does not apply. */
public final class Point {
  private final double[] coordinates; // NaN: none

  private Point(double[] coordinates) {
    this.coordinates = coordinates;
  }

  /**
   * The point at these coordinates, one a dimension in the space's order.
   *
   * @param coordinates finite, or NaN where the dimension does not apply
   */
  public static Point of(double... coordinates) {
    double[] own = coordinates.clone();
    for (int d = 0; d < own.length; d++) {
      if (Double.isInfinite(own[d])) {
        throw new IllegalArgumentException(
            "a coordinate must be finite, or NaN for none, got %s at %d".formatted(own[d], d));
      }
      own[d] += 0.0; // -0 and 0 are one point
    }
    return new Point(own);
  }

  /** The coordinate in dimension d; NaN where it does not apply. */
  public double at(int d) {
    return coordinates[d];
  }

  /** Whether dimension d applies here. */
  public boolean has(int d) {
    return !Double.isNaN(coordinates[d]);
  }

  /** How many dimensions the space has. */
  public int size() {
    return coordinates.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Point point && Arrays.equals(coordinates, point.coordinates);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(coordinates);
  }

  @Override
  public String toString() {
    return "Point" + Arrays.toString(coordinates);
  }
}
