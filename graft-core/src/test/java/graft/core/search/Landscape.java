package graft.core.search;

import java.util.List;

/** Losses on conditional spaces, with a known least of 0: what samplers are tried on. */
enum Landscape {
  /** A rate, a batch size, a kind of regulariser and its strength, which "none" does not have. */
  HEAD(
      new Space(
          List.of(
              new Dimension.Continuous("rate"),
              new Dimension.Choice("batch", 3),
              new Dimension.Choice("kind", 4),
              new Dimension.Continuous("dropout"),
              new Dimension.Continuous("l2"),
              new Dimension.Continuous("l1")),
          (dimension, soFar) -> dimension < 3 || soFar[2] == dimension - 2)) {
    @Override
    double loss(Point p) {
      double rate = square(p.at(0) - 0.62);
      double batch = 0.01 * p.at(1);
      double kind =
          switch ((int) p.at(2)) {
            case 1 -> 0.02 + 0.3 * square(p.at(3) - 0.4);
            case 2 -> 0.5 * square(p.at(4) - 0.7);
            case 3 -> 0.03 + 0.5 * square(p.at(5) - 0.2);
            default -> 0.06;
          };
      return rate + batch + kind;
    }
  },

  /** A deep tree: one of two branches, one of which branches again; the deep one is the best. */
  TREE(
      new Space(
          List.of(
              new Dimension.Choice("branch", 2),
              new Dimension.Continuous("left"),
              new Dimension.Choice("twig", 3),
              new Dimension.Continuous("leaf"),
              new Dimension.Continuous("vein")),
          (dimension, soFar) ->
              switch (dimension) {
                case 0 -> true;
                case 1 -> soFar[0] == 0;
                case 2 -> soFar[0] == 1;
                default -> soFar[2] == 2;
              })) {
    @Override
    double loss(Point p) {
      if (p.at(0) == 0) {
        return 0.15 + Math.abs(p.at(1) - 0.5);
      }
      return p.at(2) < 2 ? 0.2 : Math.abs(p.at(3) - 0.15) + square(p.at(4) - 0.9);
    }
  },

  /** A rate beyond which training diverges, close to the best; a hidden layer has three knobs. */
  CLIFF(
      new Space(
          List.of(
              new Dimension.Continuous("rate"),
              new Dimension.Choice("hidden", 2),
              new Dimension.Continuous("width"),
              new Dimension.Continuous("dropout"),
              new Dimension.Continuous("smoothing")),
          (dimension, soFar) -> dimension < 2 || soFar[1] == 1)) {
    @Override
    double loss(Point p) {
      if (p.at(0) > 0.75) {
        return Double.POSITIVE_INFINITY;
      }
      double rate = square(p.at(0) - 0.7);
      return p.at(1) == 0
          ? 0.1 + rate
          : rate + 0.5 * (square(p.at(2) - 0.3) + square(p.at(3) - 0.5) + square(p.at(4) - 0.1));
    }
  };

  private final Space space;

  Landscape(Space space) {
    this.space = space;
  }

  Space space() {
    return space;
  }

  abstract double loss(Point point);

  /** The lowest loss after so many points, asked for and told a few at a time. */
  double lowest(PointSampler sampler, int points, int atOnce) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int done = 0; done < points; done += atOnce) {
      for (Point point : sampler.ask(atOnce)) {
        sampler.tell(point, loss(point));
        lowest = Math.min(lowest, loss(point));
      }
    }
    return lowest;
  }

  private static double square(double x) {
    return x * x;
  }
}
