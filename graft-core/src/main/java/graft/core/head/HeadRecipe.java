package graft.core.head;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hyperparameters of a head on frozen features.
 *
 * <p>Each feature is less its mean over the training photos, times the root of its standard
 * deviation, all so large that the mean of their variances is 1; dropout acts on the input of every
 * layer, L1 and L2 on its weights, not on its biases. L2 is Keras' {@code keras.regularizers.L2}:
 * l2 · Σw² is added to the loss. L1 is l1 · Σ|w|, applied as a proximal step, so that weights do
 * become zero.
 *
 * @param learningRate Adam's step size, above 0
 * @param batchSize photos a step, 1 or more
 * @param epochs the most passes over the training photos, 1 or more
 * @param dropout the probability that a feature is dropped, in [0, 1)
 * @param l1 0 or more
 * @param l2 0 or more
 * @param options what goes beyond the article
 */
public record HeadRecipe(
    double learningRate,
    int batchSize,
    int epochs,
    double dropout,
    double l1,
    double l2,
    HeadOptions options) {
  /** Values of knobs that are not in use. */
  private static final Set<String> UNUSED = Set.of("0", "false", "constant", "none");

  public HeadRecipe {
    require(learningRate > 0, "learning rate must be above 0", learningRate, "--learning-rate");
    requireFinite(learningRate, "learning rate", "--learning-rate");
    require(batchSize >= 1, "batch size must be 1 or more", batchSize, "--batch-size");
    require(epochs >= 1, "epochs must be 1 or more", epochs, "--epochs");
    require(
        dropout >= 0 && dropout < 1,
        "dropout must be at least 0 and below 1",
        dropout,
        "--dropout");
    require(l1 >= 0, "l1 must be 0 or more", l1, "--l1");
    requireFinite(l1, "l1", "--l1");
    require(l2 >= 0, "l2 must be 0 or more", l2, "--l2");
    requireFinite(l2, "l2", "--l2");
    if (dropout > 0 && (l1 > 0 || l2 > 0)) {
      throw new IllegalArgumentException(
          ("Dropout and L1/L2 do not go on the same layer: both hold the weights back, and together"
                  + " they keep the layer from learning. Got dropout %s with l1 %s and l2 %s:"
                  + " leave one of them at 0 (--dropout, --l1, --l2)")
              .formatted(dropout, l1, l2));
    }
  }

  /** A recipe without options. */
  public HeadRecipe(
      double learningRate, int batchSize, int epochs, double dropout, double l1, double l2) {
    this(learningRate, batchSize, epochs, dropout, l1, l2, HeadOptions.PLAIN);
  }

  private static void requireFinite(double value, String name, String option) {
    require(value < Double.POSITIVE_INFINITY, name + " must be finite", value, option);
  }

  private static void require(boolean holds, String rule, Number got, String option) {
    if (!holds) {
      throw new IllegalArgumentException("%s, got %s (%s)".formatted(rule, got, option));
    }
  }

  /** The article's start: rate 0.001, batches of 32, 30 epochs, dropout 0.5. */
  public static HeadRecipe defaults() {
    return new HeadRecipe(0.001, 32, 30, 0.5, 0, 0);
  }

  public HeadRecipe withLearningRate(double value) {
    return new HeadRecipe(value, batchSize, epochs, dropout, l1, l2, options);
  }

  public HeadRecipe withBatchSize(int value) {
    return new HeadRecipe(learningRate, value, epochs, dropout, l1, l2, options);
  }

  public HeadRecipe withEpochs(int value) {
    return new HeadRecipe(learningRate, batchSize, value, dropout, l1, l2, options);
  }

  /** The same with dropout and neither L1 nor L2. */
  public HeadRecipe withDropout(double value) {
    return new HeadRecipe(learningRate, batchSize, epochs, value, 0, 0, options);
  }

  /** The same with L1 and neither dropout nor L2. */
  public HeadRecipe withL1(double value) {
    return new HeadRecipe(learningRate, batchSize, epochs, 0, value, 0, options);
  }

  /** The same with L2 and neither dropout nor L1. */
  public HeadRecipe withL2(double value) {
    return new HeadRecipe(learningRate, batchSize, epochs, 0, 0, value, options);
  }

  public HeadRecipe withOptions(HeadOptions value) {
    return new HeadRecipe(learningRate, batchSize, epochs, dropout, l1, l2, value);
  }

  public HeadRecipe withViews(Views value) {
    return withOptions(options.withViews(value));
  }

  /** Whether nothing holds its weights back: neither dropout nor L1 nor L2. */
  public boolean isFree() {
    return dropout == 0 && l1 == 0 && l2 == 0;
  }

  /**
   * The hyperparameters by name, those in use alone: "learningRate=0.001 batchSize=32 dropout=0.5".
   * It belongs to no language; {@link graft.core.words.Words#recipe} says it in one.
   */
  public String asText() {
    Set<Knob> always = EnumSet.of(Knob.LEARNING_RATE, Knob.BATCH_SIZE);
    return Arrays.stream(Knob.values())
        .filter(knob -> knob != Knob.EPOCHS)
        .filter(knob -> always.contains(knob) || !UNUSED.contains(knob.value(this)))
        .map(knob -> knob.word() + "=" + knob.value(this))
        .collect(Collectors.joining(" "));
  }

  static String number(double value) {
    return new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
