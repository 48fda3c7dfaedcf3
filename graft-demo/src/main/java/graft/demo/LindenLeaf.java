package graft.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Grows linden leaves: a lopsided heart with a toothed edge and a drawn-out tip. */
final class LindenLeaf {
  private static final int STEPS = 60;

  private final RandomGenerator random;
  private final double width;
  private final double heart;
  private final double tip;

  private LindenLeaf(RandomGenerator random) {
    this.random = random;
    width = random.nextDouble(0.75, 1.15);
    heart = random.nextDouble(0.04, 0.24);
    tip = random.nextDouble(0.05, 0.2);
  }

  static Leaf grow(RandomGenerator random) {
    return new LindenLeaf(random).leaf().grownUneven(0.1, random);
  }

  private Leaf leaf() {
    List<Vein> veins = new ArrayList<>();
    veins.add(Vein.straight(new Point(0, 0), new Point(0, 0.97), 0.02));
    List<Point> outline = new ArrayList<>(side(1, veins));
    List<Point> left = side(-1, veins).reversed();
    outline.addAll(left.subList(1, left.size() - 1));
    List<Point> toothed =
        Teeth.cut(outline, random.nextInt(36, 64), random.nextDouble(0.008, 0.026));
    return new Leaf(toothed, veins, Leaf.stalk(random.nextDouble(0.2, 0.5), random));
  }

  private List<Point> side(int sign, List<Vein> veins) {
    double own = sign * width * random.nextDouble(0.88, 1.12);
    double drop = heart * random.nextDouble(0.7, 1.3);
    Point belly = new Point(0.46 * own, 0.3);
    List<Point> side = new ArrayList<>();
    addCurve(
        new Point(0, 0), new Point(0.1 * own, -drop), new Point(0.46 * own, -drop), belly, side);
    Point end = new Point(0, 1);
    addCurve(belly, new Point(0.46 * own, 0.62), new Point(tip * own * 0.5, 0.78), end, side);
    addVeins(side, veins);
    return side;
  }

  private void addVeins(List<Point> side, List<Vein> veins) {
    int count = random.nextInt(5, 8);
    for (int i = 0; i < count; i++) {
      Point end = side.get(STEPS * 2 / 5 + i * STEPS * 6 / 5 / count).times(0.95);
      double y = Math.max(0, 0.72 * i / count - 0.02);
      Point bend = new Point(end.x() * 0.6, y + (end.y() - y) * 0.4);
      veins.add(Vein.arc(new Point(0, y), bend, end, i == 0 ? 0.014 : 0.011));
    }
  }

  private static void addCurve(Point from, Point bend1, Point bend2, Point to, List<Point> side) {
    for (int i = side.isEmpty() ? 0 : 1; i <= STEPS; i++) {
      double t = (double) i / STEPS;
      Point middle = bend1.towards(bend2, t);
      Point first = from.towards(bend1, t).towards(middle, t);
      side.add(first.towards(middle.towards(bend2.towards(to, t), t), t));
    }
  }
}
