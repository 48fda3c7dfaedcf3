package graft.demo;

import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.hypot;
import static java.lang.StrictMath.sin;

/** A place on a leaf: the stalk joins at (0, 0), the tip is near (0, 1), x grows to the right. */
record Point(double x, double y) {
  /** The point at a distance from the origin, at an angle from the tip's direction, clockwise. */
  static Point polar(double distance, double angleRadians) {
    return new Point(distance * sin(angleRadians), distance * cos(angleRadians));
  }

  Point plus(Point other) {
    return new Point(x + other.x, y + other.y);
  }

  Point minus(Point other) {
    return new Point(x - other.x, y - other.y);
  }

  Point times(double factor) {
    return new Point(x * factor, y * factor);
  }

  /** The point a part of the way towards another: 0 is here, 1 is there. */
  Point towards(Point other, double part) {
    return plus(other.minus(this).times(part));
  }

  double length() {
    return hypot(x, y);
  }
}
