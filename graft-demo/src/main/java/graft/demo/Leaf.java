package graft.demo;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The curves of one leaf, in leaf lengths.
 *
 * @param outline the blade's edge, closed
 * @param veins the midrib first, then the side veins
 * @param stalk from the blade's base outwards, as long as the species has it
 */
record Leaf(List<Point> outline, List<Vein> veins, Vein stalk) {
  Leaf {
    outline = List.copyOf(outline);
    veins = List.copyOf(veins);
  }

  Vein midrib() {
    return veins.getFirst();
  }

  Leaf moved(UnaryOperator<Point> move) {
    return new Leaf(
        outline.stream().map(move).toList(),
        veins.stream().map(v -> v.moved(move)).toList(),
        stalk.moved(move));
  }

  /**
   * The leaf as it grew in the wind: the midrib bent to one side and the blade a little uneven.
   *
   * @param curvature how far the middle of the midrib may leave the straight line, in leaf lengths
   */
  Leaf grownUneven(double curvature, RandomGenerator random) {
    double bend = random.nextDouble(-curvature, curvature);
    double lean = random.nextDouble(-0.12, 0.12);
    Wobble across = Wobble.of(0.02, 2, random);
    Wobble along = Wobble.of(0.015, 2, random);
    return moved(
        p ->
            new Point(
                p.x() + bend * 4 * p.y() * (1 - p.y()) + lean * p.y() + across.at(p.y()),
                p.y() + along.at(p.x())));
  }

  static Vein stalk(double length, RandomGenerator random) {
    Point end = Point.polar(-length, random.nextDouble(-0.5, 0.5));
    Point bend = new Point(random.nextDouble(-0.03, 0.03), -length / 2);
    return Vein.arc(new Point(0, 0.02), bend, end, random.nextDouble(0.016, 0.026));
  }
}
