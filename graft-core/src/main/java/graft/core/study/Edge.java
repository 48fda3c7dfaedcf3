package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.study.SearchSpace.LogRange;
import java.util.List;
import java.util.stream.DoubleStream;

/** The ends of the ranges that a search may go beyond. */
enum Edge {
  RATE_LOW(Knob.LEARNING_RATE, false),
  RATE_HIGH(Knob.LEARNING_RATE, true),
  L2_LOW(Knob.L2, false),
  L2_HIGH(Knob.L2, true),
  L1_LOW(Knob.L1, false),
  L1_HIGH(Knob.L1, true);

  /** How near to an end, as a share of the range, counts as at the edge. */
  private static final double NEAR = 0.05;

  final Knob knob;
  private final boolean high;

  Edge(Knob knob, boolean high) {
    this.knob = knob;
    this.high = high;
  }

  boolean isAt(HeadRecipe recipe, SearchSpace space) {
    LogRange range =
        switch (knob) {
          case L2 -> space.regularisers().l2();
          case L1 -> space.regularisers().l1();
          default -> space.learningRate();
        };
    double value = value(recipe);
    double unit = range.unit(value);
    return value > 0 && range.low() < range.high() && (high ? unit >= 1 - NEAR : unit <= NEAR);
  }

  private double value(HeadRecipe recipe) {
    return switch (knob) {
      case L2 -> recipe.l2();
      case L1 -> recipe.l1();
      default -> recipe.learningRate();
    };
  }

  /** The recipe with the knob 2, 5 and 10 times further out. */
  List<HeadRecipe> further(HeadRecipe recipe) {
    return DoubleStream.of(2, 5, 10)
        .map(factor -> high ? value(recipe) * factor : value(recipe) / factor)
        .map(LogRange::threeDigits)
        .mapToObj(
            value ->
                switch (knob) {
                  case L2 -> recipe.withL2(value);
                  case L1 -> recipe.withL1(value);
                  default -> recipe.withLearningRate(value);
                })
        .toList();
  }
}
