package graft.demo;

import static java.lang.StrictMath.toRadians;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Grows maple leaves: five pointed lobes (or three and two small ones) with a few long teeth. */
final class MapleLeaf {
  private static final double[] ANGLES = {-104, -49, 0, 49, 104};
  private static final double[] LENGTHS = {0.56, 0.88, 1, 0.88, 0.56};
  private static final int LOBES = ANGLES.length;

  private final RandomGenerator random;
  private final double breadth;
  private final double notch;
  private final double toothed;
  private final double basal;

  private MapleLeaf(RandomGenerator random) {
    this.random = random;
    breadth = random.nextDouble(0.75, 1.2);
    notch = random.nextDouble(0.3, 0.5);
    toothed = random.nextDouble(0.5, 1.3);
    basal = random.nextDouble() < 0.25 ? 0.65 : 1;
  }

  static Leaf grow(RandomGenerator random) {
    return new MapleLeaf(random).leaf().grownUneven(0.1, random);
  }

  private Leaf leaf() {
    Point centre = new Point(0, random.nextDouble(0.02, 0.1));
    List<Point> corners = new ArrayList<>();
    List<Vein> veins = new ArrayList<>();
    for (int i = 0; i < LOBES; i++) {
      double angle = toRadians(ANGLES[i] + random.nextDouble(-6, 6));
      double length = LENGTHS[i] * (i % (LOBES - 1) == 0 ? basal : 1);
      addLobe(centre, angle, length * random.nextDouble(0.92, 1.06), corners, veins);
      if (i < LOBES - 1) {
        double between = toRadians((ANGLES[i] + ANGLES[i + 1]) / 2 + random.nextDouble(-4, 4));
        double near = i % (LOBES - 2) == 0 ? 0.75 : 1;
        corners.add(centre.plus(Point.polar(notch * near * random.nextDouble(0.9, 1.1), between)));
      }
    }
    corners.add(new Point(0, 0));
    Vein middle = veins.remove(veins.size() / 2);
    veins.addFirst(middle);
    return new Leaf(edges(corners), veins, Leaf.stalk(random.nextDouble(0.25, 0.6), random));
  }

  private void addLobe(
      Point centre, double angle, double length, List<Point> corners, List<Vein> veins) {
    corners.addAll(shoulder(centre, angle, length, -1));
    Point tip = centre.plus(Point.polar(length, angle));
    corners.add(tip);
    corners.addAll(shoulder(centre, angle, length, 1).reversed());
    veins.add(Vein.straight(new Point(0, 0), centre.towards(tip, 0.96), 0.02));
    for (int sign = -1; sign <= 1; sign += 2) {
      Point tooth = centre.plus(along(angle, length, 0.64, sign * 0.17));
      veins.add(Vein.straight(centre.towards(tip, 0.38), centre.towards(tooth, 0.95), 0.009));
      Point upper = centre.plus(along(angle, length, 0.82, sign * 0.1));
      veins.add(Vein.straight(centre.towards(tip, 0.6), centre.towards(upper, 0.95), 0.007));
    }
  }

  /** The teeth of one side of a lobe, from the notch to the tip. */
  private List<Point> shoulder(Point centre, double angle, double length, int sign) {
    double lower = toothed * random.nextDouble(0.04, 0.09);
    double upper = toothed * random.nextDouble(0.03, 0.06);
    double shift = random.nextDouble(-0.04, 0.04);
    List<Point> teeth =
        List.of(
            along(angle, length, 0.52 + shift, sign * 0.12),
            along(angle, length, 0.66 + shift, sign * (0.11 + lower)),
            along(angle, length, 0.68 + shift, sign * 0.1),
            along(angle, length, 0.82 + shift, sign * (0.05 + upper)),
            along(angle, length, 0.84 + shift, sign * 0.045));
    return teeth.stream().map(centre::plus).toList();
  }

  private Point along(double angle, double length, double forward, double across) {
    Point ahead = Point.polar(length * forward, angle);
    Point unit = Point.polar(1, angle + toRadians(90));
    return ahead.plus(unit.times(length * breadth * across));
  }

  /** Joins the corners by edges that are hollow, as between the teeth of a maple. */
  private static List<Point> edges(List<Point> corners) {
    List<Point> outline = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      Point from = corners.get(i);
      Point to = corners.get((i + 1) % corners.size());
      Point hollow = from.towards(to, 0.5).times(0.97);
      outline.addAll(Vein.arcPoints(from, hollow, to));
    }
    return outline;
  }
}
