package graft.demo;

import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.toRadians;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Grows ginkgo leaves: a fan on a long stalk, wavy above, with a split from none to deep. */
final class GinkgoLeaf {
  private static final int STEPS = 90;

  private final RandomGenerator random;
  private final double spread;
  private final double split;
  private final double splitWidth;
  private final double flare;
  private final Wobble margin;
  private final Wobble ripple;

  private GinkgoLeaf(RandomGenerator random) {
    this.random = random;
    spread = toRadians(random.nextDouble(44, 84));
    split = random.nextDouble() < 0.3 ? 0 : random.nextDouble(0.08, 0.6);
    splitWidth = random.nextDouble(0.03, 0.1);
    flare = random.nextDouble(0.3, 0.75);
    margin = Wobble.of(0.07, 1.2, random);
    ripple = Wobble.of(random.nextDouble(0.01, 0.05), 5, random);
  }

  static Leaf grow(RandomGenerator random) {
    return new GinkgoLeaf(random).leaf().grownUneven(0.1, random);
  }

  private Leaf leaf() {
    List<Point> outline = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      outline.add(fan((double) i / STEPS, 1));
    }
    for (int i = 0; i <= STEPS; i++) {
      outline.add(fan(1, 1 - 2.0 * i / STEPS));
    }
    for (int i = STEPS; i > 0; i--) {
      outline.add(fan((double) i / STEPS, -1));
    }
    return new Leaf(outline, veins(), Leaf.stalk(random.nextDouble(0.3, 0.75), random));
  }

  private List<Vein> veins() {
    List<Vein> veins = new ArrayList<>();
    int count = random.nextInt(13, 23);
    for (int i = 0; i <= count; i++) {
      double part = 2.0 * i / count - 1 + 1e-3;
      List<Point> line = new ArrayList<>();
      for (int step = 0; step <= 12; step++) {
        line.add(fan(0.98 * step / 12, part * 0.97));
      }
      veins.add(new Vein(line, 0.008));
    }
    Vein middle = veins.remove(count / 2);
    veins.addFirst(middle);
    return veins;
  }

  /**
   * A place on the fan.
   *
   * @param out from 0 at the stalk to 1 at the margin
   * @param part from -1 at the left edge to 1 at the right edge
   */
  private Point fan(double out, double part) {
    double gap = split * exp(-pow(part / splitWidth, 2));
    double corner = 0.22 * pow(Math.abs(part), 6);
    double radius = 0.9 - corner + margin.at(part / 2) + ripple.at(part / 2);
    double angle = spread * part * (flare + (1 - flare) * pow(out, 1.3));
    return Point.polar(out * radius * (1 - gap), angle);
  }
}
