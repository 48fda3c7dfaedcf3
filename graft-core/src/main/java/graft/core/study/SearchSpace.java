package graft.core.study;

import graft.core.head.HeadRecipe;
import java.util.List;

/**
 * Where a study searches. Penalties and rates are searched on a logarithmic scale; dropout in steps
 * of a tenth, so that trials share their draws. A recipe has dropout, L2, L1 or none of them: that
 * dropout and L1/L2 never meet on a layer is part of the space.
 *
 * @param learningRate Adam's step size
 * @param l1 strength of L1
 * @param l2 strength of L2
 * @param dropouts the rates that are tried
 * @param batchSizes photos a step
 * @param epochs the most passes over the training photos
 */
public record SearchSpace(
    LogRange learningRate,
    LogRange l1,
    LogRange l2,
    List<Double> dropouts,
    List<Integer> batchSizes,
    int epochs) {

  public SearchSpace {
    dropouts = List.copyOf(dropouts);
    batchSizes = List.copyOf(batchSizes);
    if (dropouts.isEmpty() || batchSizes.isEmpty()) {
      throw new IllegalArgumentException("the space needs a dropout rate and a batch size to try");
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be 1 or more, got " + epochs + " (--epochs)");
    }
    for (int size : batchSizes) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "batch sizes must be 1 or more, got " + size + " (--batch-size)");
      }
    }
  }

  /** Batches of 32, 64 and 128, 30 epochs, dropout 0.1 to 0.8. */
  public static SearchSpace defaults() {
    return new SearchSpace(
        new LogRange(3e-5, 1e-2),
        new LogRange(1e-5, 1e-2),
        new LogRange(1e-4, 1e-1),
        List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
        List.of(32, 64, 128),
        30);
  }

  public SearchSpace withBatchSizes(List<Integer> value) {
    return new SearchSpace(learningRate, l1, l2, dropouts, value, epochs);
  }

  public SearchSpace withEpochs(int value) {
    return new SearchSpace(learningRate, l1, l2, dropouts, batchSizes, value);
  }

  /** The article's start in this space. */
  HeadRecipe start() {
    return HeadRecipe.defaults().withBatchSize(batchSizes.getFirst()).withEpochs(epochs);
  }

  /** The recipe at a point of the unit cube of {@link #DIMENSIONS} dimensions. */
  HeadRecipe at(double[] unit) {
    int batch = batchSizes.get((int) (unit[1] * batchSizes.size()));
    HeadRecipe plain =
        start().withBatchSize(batch).withLearningRate(learningRate.at(unit[0])).withDropout(0);
    double kind = unit[2];
    if (kind < 0.40) {
      return plain.withDropout(dropouts.get((int) (unit[3] * dropouts.size())));
    }
    if (kind < 0.70) {
      return plain.withL2(l2.at(unit[3]));
    }
    return kind < 0.90 ? plain.withL1(l1.at(unit[3])) : plain;
  }

  /** Dimensions of {@link #at}: rate, batch size, kind of regulariser, its strength. */
  static final int DIMENSIONS = 4;

  /** A range of positive numbers, searched by their logarithm. */
  public record LogRange(double low, double high) {
    public LogRange {
      if (!(low > 0 && high >= low && high < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a range goes from a number above 0 to one not below it, got %s to %s"
                .formatted(low, high));
      }
    }

    /** From low at 0 to high at 1. */
    double at(double unit) {
      return clamp(low * Math.pow(high / low, unit));
    }

    /** The value or the bound that it goes beyond, in digits that people can type again. */
    double clamp(double value) {
      return Math.max(low, Math.min(high, threeDigits(value)));
    }

    private static double threeDigits(double value) {
      return new java.math.BigDecimal(value).round(new java.math.MathContext(3)).doubleValue();
    }
  }
}
