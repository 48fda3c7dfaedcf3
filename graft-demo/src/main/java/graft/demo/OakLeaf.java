package graft.demo;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.sin;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Grows oak leaves: widest above the middle, three to six rounded lobes a side. */
final class OakLeaf {
  private static final int STEPS = 120;

  private final RandomGenerator random;
  private final int lobes;
  private final double width;
  private final double depth;
  private final double widest;

  private OakLeaf(RandomGenerator random) {
    this.random = random;
    lobes = random.nextInt(3, 7);
    width = random.nextDouble(0.24, 0.36);
    depth = random.nextDouble(0.3, 0.68);
    widest = random.nextDouble(1.2, 1.7);
  }

  static Leaf grow(RandomGenerator random) {
    return new OakLeaf(random).leaf().grownUneven(0.12, random);
  }

  private Leaf leaf() {
    List<Vein> veins = new ArrayList<>();
    veins.add(Vein.straight(new Point(0, 0), new Point(0, 0.97), 0.022));
    List<Point> outline = new ArrayList<>(side(1, veins));
    outline.addAll(side(-1, veins).reversed());
    return new Leaf(outline, veins, Leaf.stalk(random.nextDouble(0.04, 0.14), random));
  }

  private List<Point> side(int sign, List<Vein> veins) {
    double phase = random.nextDouble(-0.2, 0.2);
    Wobble uneven = Wobble.of(0.25, 2, random);
    List<Point> side = new ArrayList<>();
    double last = -1;
    for (int i = 0; i <= STEPS; i++) {
      double t = (double) i / STEPS;
      double turn = lobes * t + phase + uneven.at(t);
      double lobe = pow(0.5 - 0.5 * cos(2 * PI * turn), 0.6);
      side.add(edge(sign, t, lobe));
      if (last < 0.96 && lobe >= 0.96 && t > 0.1 && t < 0.93) {
        Point tip = edge(sign, t, lobe).times(0.97);
        Point start = new Point(0, tip.y() - 0.7 * Math.abs(tip.x()) - 0.02);
        veins.add(Vein.straight(start, tip, 0.012));
      }
      last = lobe;
    }
    return side;
  }

  private Point edge(int sign, double t, double lobe) {
    double envelope = width * pow(Math.max(0, sin(PI * pow(t, widest))), 0.75);
    double x = envelope * (1 - depth + depth * lobe);
    return new Point(sign * x, t + 0.35 * (x - envelope * (1 - depth)));
  }
}
