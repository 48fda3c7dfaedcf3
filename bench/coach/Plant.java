import graft.core.head.HeadRecipe;
import java.util.SplittableRandom;

/**
 * Something wrong in an otherwise good twin.
 *
 * @param cause what was planted
 * @param strength how strong it was drawn, for the record
 * @param twin the good recipe
 * @param recipe the recipe with the plant
 * @param fault what is wrong with the photos; nothing where the recipe is wrong
 */
record Plant(Cause cause, double strength, HeadRecipe twin, HeadRecipe recipe, Scene.Fault fault) {

  /** What may be planted, and the rule that should name it. */
  enum Cause {
    RATE_HIGH("rateTooHigh"),
    RATE_LOW("rateTooLow"),
    DROPOUT_STRONG("regularisedTooMuch"),
    L2_STRONG("regularisedTooMuch"),
    L1_STRONG("regularisedTooMuch"),
    FEW_EPOCHS("tooFewEpochs"),
    NO_REGULARISER("regularisedTooLittle"),
    BATCH_SMALL("batchTooSmall"),
    LABELS_SHUFFLED("labelsLookNoisy"),
    FEW_PHOTOS("tooFewPhotos"),
    NOTHING_TO_LEARN("nothingLearned");

    private final String rule;

    Cause(String rule) {
      this.rule = rule;
    }

    String rule() {
      return rule;
    }
  }

  /** The plant of a seed: causes in turn, strengths at random. */
  static Plant of(long seed) {
    SplittableRandom draw = Scene.draw(seed, 4);
    Cause cause = Cause.values()[(int) (seed % Cause.values().length)];
    HeadRecipe twin = good(draw);
    return switch (cause) {
      case RATE_HIGH -> rate(cause, twin, log(draw, 30, 10_000));
      case RATE_LOW -> rate(cause, twin, 1 / log(draw, 100, 10_000));
      case DROPOUT_STRONG -> {
        double rate = two(0.9 + 0.08 * draw.nextDouble());
        yield recipe(cause, rate, twin, twin.withDropout(rate));
      }
      case L2_STRONG -> {
        double l2 = two(log(draw, 1, 30));
        yield recipe(cause, l2, twin, twin.withL2(l2));
      }
      case L1_STRONG -> {
        double l1 = two(log(draw, 0.05, 1));
        yield recipe(cause, l1, twin, twin.withL1(l1));
      }
      case FEW_EPOCHS -> {
        int epochs = 1 + draw.nextInt(3);
        yield recipe(cause, epochs, twin, twin.withEpochs(epochs));
      }
      case NO_REGULARISER -> {
        double rate = two(log(draw, 1, 10) * 0.001);
        HeadRecipe free = twin.withLearningRate(rate).withL2(0);
        yield recipe(cause, rate, free, free); // the twin's regulariser is found on its photos
      }
      case BATCH_SMALL -> {
        HeadRecipe fast = twin.withLearningRate(two(log(draw, 0.005, 0.05))).withBatchSize(128);
        int size = 2 + draw.nextInt(3);
        yield recipe(cause, size, fast, fast.withBatchSize(size));
      }
      case LABELS_SHUFFLED -> photos(cause, twin, two(0.1 + 0.2 * draw.nextDouble()));
      case FEW_PHOTOS -> photos(cause, twin, 4 + draw.nextInt(4));
      case NOTHING_TO_LEARN -> photos(cause, twin, 1);
    };
  }

  /** A recipe that does well on most photos. */
  static HeadRecipe good(SplittableRandom draw) {
    HeadRecipe recipe =
        HeadRecipe.defaults().withLearningRate(two(log(draw, 0.001, 0.003))).withEpochs(60);
    return switch (draw.nextInt(4)) {
      case 0 -> recipe.withDropout(0.5);
      case 1 -> recipe.withDropout(two(0.2 + 0.1 * draw.nextInt(3)));
      case 2 -> recipe.withL1(two(log(draw, 0.002, 0.01)));
      default -> recipe.withL2(two(log(draw, 0.01, 0.1)));
    };
  }

  Plant withTwin(HeadRecipe value) {
    return new Plant(cause, strength, value, recipe, fault);
  }

  private static Plant rate(Cause cause, HeadRecipe twin, double factor) {
    HeadRecipe recipe = twin.withLearningRate(two(factor * 0.001));
    return recipe(cause, recipe.learningRate(), twin, recipe);
  }

  private static Plant recipe(Cause cause, double strength, HeadRecipe twin, HeadRecipe recipe) {
    return new Plant(cause, strength, twin, recipe, Scene.Fault.NONE);
  }

  private static Plant photos(Cause cause, HeadRecipe twin, double strength) {
    Scene.Fault fault =
        cause == Cause.FEW_PHOTOS
            ? new Scene.Fault(0, (int) strength)
            : new Scene.Fault(strength, Integer.MAX_VALUE);
    return new Plant(cause, strength, twin, twin, fault);
  }

  private static double log(SplittableRandom draw, double low, double high) {
    return low * Math.pow(high / low, draw.nextDouble());
  }

  /** In two digits, as people type. */
  private static double two(double value) {
    return new java.math.BigDecimal(value).round(new java.math.MathContext(2)).doubleValue();
  }
}
