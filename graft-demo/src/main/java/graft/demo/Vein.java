package graft.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One vein of a leaf, from thick to thin.
 *
 * @param line at least two points
 * @param width in leaf lengths at the thick end
 */
record Vein(List<Point> line, double width) {
  private static final int STEPS = 18;

  Vein {
    line = List.copyOf(line);
  }

  /** A vein that leaves in the direction of {@code bend} and ends at {@code end}. */
  static Vein arc(Point start, Point bend, Point end, double width) {
    return new Vein(arcPoints(start, bend, end), width);
  }

  static Vein straight(Point start, Point end, double width) {
    return arc(start, start.towards(end, 0.5), end, width);
  }

  /** A quadratic Bézier curve as points, both ends included. */
  static List<Point> arcPoints(Point start, Point bend, Point end) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double t = (double) i / STEPS;
      points.add(start.towards(bend, t).towards(bend.towards(end, t), t));
    }
    return points;
  }

  Vein moved(UnaryOperator<Point> move) {
    return new Vein(line.stream().map(move).toList(), width);
  }
}
