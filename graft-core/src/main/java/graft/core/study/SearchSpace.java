package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.head.Views;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a study searches. Rates and penalties are searched on a logarithmic scale. A recipe has
 * dropout, L2, L1 or none of them: that dropout and L1/L2 never meet on a layer is part of the
 * space, so no sampler can break it.
 *
 * @param learningRate Adam's step size
 * @param batchSizes photos a step
 * @param regularisers what may hold the weights back
 * @param options what goes beyond the article
 * @param epochs the most passes over the training photos
 * @param pinned the knobs whose ranges a person has named: they are not widened
 */
public record SearchSpace(
    LogRange learningRate,
    List<Integer> batchSizes,
    Regularisers regularisers,
    OptionChoices options,
    int epochs,
    Set<Knob> pinned) {
  private static final int LEAST_STEPS = 450;
  private static final int MOST_EPOCHS = 150;

  public SearchSpace {
    batchSizes = List.copyOf(batchSizes);
    pinned = Set.copyOf(pinned);
    if (batchSizes.isEmpty()) {
      throw new IllegalArgumentException("the space needs a batch size to try (--batch-size)");
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

  /** Rates 0.00003 to 0.01, batches of 32, 64 and 128, 30 epochs, nothing pinned. */
  public static SearchSpace defaults() {
    return new SearchSpace(
        new LogRange(3e-5, 1e-2),
        List.of(32, 64, 128),
        Regularisers.defaults(),
        OptionChoices.defaults(),
        30,
        Set.of());
  }

  /**
   * The same for so many photos to learn from: where 30 epochs are few steps, because an epoch of
   * few photos is, there are more epochs, 150 at most. Pinned epochs stay.
   */
  SearchSpace forPhotos(int photos) {
    int steps = Math.max(1, Math.ceilDiv(photos, Collections.min(batchSizes)));
    int wanted = Math.min(MOST_EPOCHS, Math.ceilDiv(LEAST_STEPS, steps));
    return pinned.contains(Knob.EPOCHS) ? this : withEpochs(Math.max(epochs, wanted));
  }

  public SearchSpace withLearningRate(LogRange value) {
    return new SearchSpace(value, batchSizes, regularisers, options, epochs, pinned);
  }

  public SearchSpace withBatchSizes(List<Integer> value) {
    return new SearchSpace(learningRate, value, regularisers, options, epochs, pinned);
  }

  public SearchSpace withRegularisers(Regularisers value) {
    return new SearchSpace(learningRate, batchSizes, value, options, epochs, pinned);
  }

  public SearchSpace withOptions(OptionChoices value) {
    return new SearchSpace(learningRate, batchSizes, regularisers, value, epochs, pinned);
  }

  /** The same recipes, which learn from these views too. */
  SearchSpace withViews(Views value) {
    return withOptions(options.withViews(value));
  }

  public SearchSpace withEpochs(int value) {
    return new SearchSpace(learningRate, batchSizes, regularisers, options, value, pinned);
  }

  /** The same with one more knob that is not widened. */
  public SearchSpace pin(Knob knob) {
    Set<Knob> more = EnumSet.of(knob);
    more.addAll(pinned);
    return new SearchSpace(learningRate, batchSizes, regularisers, options, epochs, more);
  }

  /** The article's start, as near as this space comes to it. */
  public HeadRecipe start() {
    HeadRecipe start =
        HeadRecipe.defaults()
            .withLearningRate(learningRate.clamp(HeadRecipe.defaults().learningRate()))
            .withBatchSize(batchSizes.getFirst())
            .withEpochs(epochs)
            .withOptions(options.simplest());
    return regularisers.start(start);
  }

  /** Whether the recipe lies in this space; its epochs count only where they are pinned. */
  public boolean holds(HeadRecipe recipe) {
    return learningRate.holds(recipe.learningRate())
        && (!pinned.contains(Knob.EPOCHS) || recipe.epochs() == epochs)
        && batchSizes.contains(recipe.batchSize())
        && regularisers.holds(recipe)
        && options.holds(recipe.options());
  }

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

    /** Where the value lies, 0 at low and 1 at high; the inverse of {@link #at}. */
    double unit(double value) {
      return high == low
          ? 0.5
          : Math.max(0, Math.min(1, Math.log(value / low) / Math.log(high / low)));
    }

    boolean holds(double value) {
      return value >= low && value <= high;
    }

    /** The value or the bound that it goes beyond, in digits that people can type again. */
    double clamp(double value) {
      return Math.max(low, Math.min(high, threeDigits(value)));
    }

    static double threeDigits(double value) {
      return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }
  }
}
