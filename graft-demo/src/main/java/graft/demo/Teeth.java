package graft.demo;

import java.util.ArrayList;
import java.util.List;

/** Cuts a saw's teeth into the edge of a leaf. */
final class Teeth {
  private static final int POINTS_PER_TOOTH = 4;

  private Teeth() {}

  /**
   * The outline with teeth that point outwards.
   *
   * @param outline a closed outline
   * @param count teeth around the whole leaf
   * @param depth of a tooth in leaf lengths
   */
  static List<Point> cut(List<Point> outline, int count, double depth) {
    List<Point> even = evenly(outline, count * POINTS_PER_TOOTH);
    List<Point> toothed = new ArrayList<>();
    for (int i = 0; i < even.size(); i++) {
      Point before = even.get((i + even.size() - 1) % even.size());
      Point after = even.get((i + 1) % even.size());
      Point along = after.minus(before);
      double height = depth * (i % POINTS_PER_TOOTH) / (POINTS_PER_TOOTH - 1);
      Point outwards = new Point(along.y(), -along.x());
      toothed.add(even.get(i).plus(outwards.times(height / Math.max(along.length(), 1e-9))));
    }
    return toothed;
  }

  /** The same outline as points with the same distance between any two. */
  private static List<Point> evenly(List<Point> outline, int count) {
    double step = perimeter(outline) / count;
    List<Point> even = new ArrayList<>();
    double due = 0;
    for (int i = 0; i < outline.size(); i++) {
      Point from = outline.get(i);
      Point to = outline.get((i + 1) % outline.size());
      double length = to.minus(from).length();
      for (; due < length && even.size() < count; due += step) {
        even.add(from.towards(to, due / length));
      }
      due -= length;
    }
    return even;
  }

  private static double perimeter(List<Point> outline) {
    double sum = 0;
    for (int i = 0; i < outline.size(); i++) {
      sum += outline.get((i + 1) % outline.size()).minus(outline.get(i)).length();
    }
    return sum;
  }
}
