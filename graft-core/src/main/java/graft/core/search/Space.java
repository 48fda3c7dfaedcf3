package graft.core.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Where a sampler searches.
 *
 * @param dimensions one or more, parents before children, each with a name of its own
 * @param conditions which of them apply where
 */
public record Space(List<Dimension> dimensions, Conditions conditions) {

  public Space {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException("a space needs a dimension or more, got none");
    }
    List<String> names = dimensions.stream().map(Dimension::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "each dimension needs a name of its own, got " + String.join(", ", names));
    }
  }

  /** A space in which every dimension applies everywhere. */
  public static Space of(Dimension... dimensions) {
    return new Space(List.of(dimensions), Conditions.none());
  }

  public int size() {
    return dimensions.size();
  }

  /**
   * The point with these coordinates, without those that do not apply there.
   *
   * @param coordinate asked in the order of the dimensions, only for those that apply
   */
  public Point point(IntToDoubleFunction coordinate) {
    double[] soFar = new double[size()];
    Arrays.fill(soFar, Double.NaN);
    for (int d = 0; d < soFar.length; d++) {
      if (conditions.applies(d, soFar.clone())) {
        soFar[d] = coordinate.applyAsDouble(d);
      }
    }
    Point point = Point.of(soFar);
    return check(point);
  }

  /**
   * The same point.
   *
   * @throws IllegalArgumentException if it does not lie in this space: a coordinate too many or too
   *     few, out of its range, given where its dimension does not apply or missing where it does
   */
  public Point check(Point point) {
    if (point.size() != size()) {
      throw new IllegalArgumentException(
          "a point of this space has %d coordinates, got %d: %s"
              .formatted(size(), point.size(), point));
    }
    double[] soFar = new double[size()];
    Arrays.fill(soFar, Double.NaN);
    for (int d = 0; d < soFar.length; d++) {
      checkCoordinate(d, point, conditions.applies(d, soFar.clone()));
      soFar[d] = point.at(d);
    }
    return point;
  }

  private void checkCoordinate(int d, Point point, boolean applies) {
    Dimension dimension = dimensions.get(d);
    if (applies ? !dimension.holds(point.at(d)) : point.has(d)) {
      String expected =
          !applies
              ? "NaN, since it does not apply here"
              : switch (dimension) {
                case Dimension.Continuous number -> "in [0, 1]";
                case Dimension.Choice choice ->
                    "a whole number from 0 to " + (choice.options() - 1);
              };
      throw new IllegalArgumentException(
          "the coordinate of '%s' must be %s, got %s in %s"
              .formatted(dimension.name(), expected, point.at(d), point));
    }
  }
}
