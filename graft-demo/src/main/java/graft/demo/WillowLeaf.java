package graft.demo;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.sin;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Grows willow leaves: a narrow blade that ends in a long tip, often curved like a sickle. */
final class WillowLeaf {
  private static final int STEPS = 100;

  private final RandomGenerator random;
  private final double width;
  private final double widest;
  private final double tip;

  private WillowLeaf(RandomGenerator random) {
    this.random = random;
    width = random.nextDouble(0.055, 0.125);
    widest = random.nextDouble(0.65, 1.0);
    tip = random.nextDouble(0.8, 1.4);
  }

  static Leaf grow(RandomGenerator random) {
    return new WillowLeaf(random).leaf().grownUneven(0.13, random);
  }

  private Leaf leaf() {
    List<Point> outline = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      outline.add(new Point(halfWidth((double) i / STEPS), (double) i / STEPS));
    }
    for (int i = STEPS; i > 0; i--) {
      outline.add(new Point(-halfWidth((double) i / STEPS), (double) i / STEPS));
    }
    List<Point> toothed = Teeth.cut(outline, random.nextInt(50, 90), random.nextDouble(0.003));
    return new Leaf(toothed, veins(), Leaf.stalk(random.nextDouble(0.03, 0.12), random));
  }

  private List<Vein> veins() {
    List<Vein> veins = new ArrayList<>();
    List<Point> midrib = new ArrayList<>();
    for (int i = 0; i <= 20; i++) {
      midrib.add(new Point(0, i / 20.0));
    }
    veins.add(new Vein(midrib, 0.016));
    int count = random.nextInt(12, 20);
    for (int i = 1; i < count; i++) {
      double y = 0.03 + 0.9 * i / count;
      int sign = i % 2 == 0 ? 1 : -1;
      Point end = new Point(sign * halfWidth(y + 0.06) * 0.9, y + 0.06);
      veins.add(Vein.straight(new Point(0, y), end, 0.006));
    }
    return veins;
  }

  private double halfWidth(double t) {
    return width * pow(Math.max(0, sin(PI * pow(Math.min(1, t), widest))), tip);
  }
}
