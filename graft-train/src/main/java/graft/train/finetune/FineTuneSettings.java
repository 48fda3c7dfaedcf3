package graft.train.finetune;

/**
 * How the last blocks are trained.
 *
 * @param learningRate the highest, of the head and the block before it, above 0
 * @param blockDecay what the rate is multiplied by at each block towards the cut, in (0, 1] (Howard
 *     and Ruder 2018, "Universal Language Model Fine-tuning")
 * @param weightDecay of AdamW (Loshchilov and Hutter 2019), not on biases, 0 or more
 * @param labelSmoothing in [0, 1)
 * @param averaging decay of the weights' moving average, in [0, 1)
 * @param batchSize photos a step, 1 or more
 * @param warmUp share of the steps in which the rate rises from nothing, in [0, 1)
 * @param seed of the order of photos and views
 */
public record FineTuneSettings(
    double learningRate,
    double blockDecay,
    double weightDecay,
    double labelSmoothing,
    double averaging,
    int batchSize,
    double warmUp,
    long seed) {
  public FineTuneSettings {
    require(
        learningRate > 0 && Double.isFinite(learningRate), "rate must be above 0", learningRate);
    require(blockDecay > 0 && blockDecay <= 1, "blockDecay must be in (0, 1]", blockDecay);
    require(weightDecay >= 0 && weightDecay < 1, "weightDecay must be in [0, 1)", weightDecay);
    require(
        labelSmoothing >= 0 && labelSmoothing < 1, "smoothing must be in [0, 1)", labelSmoothing);
    require(averaging >= 0 && averaging < 1, "averaging must be in [0, 1)", averaging);
    require(batchSize >= 1, "batchSize must be 1 or more", batchSize);
    require(warmUp >= 0 && warmUp < 1, "warmUp must be in [0, 1)", warmUp);
  }

  private static void require(boolean holds, String rule, Number got) {
    if (!holds) {
      throw new IllegalArgumentException("%s, got %s".formatted(rule, got));
    }
  }

  /** Batches of 32, rate 0.001. */
  public static FineTuneSettings of(long seed) {
    return new FineTuneSettings(1e-3, 0.8, 0.01, 0.1, 0.99, 32, 0.1, seed);
  }

  public FineTuneSettings withLearningRate(double value) {
    return new FineTuneSettings(
        value, blockDecay, weightDecay, labelSmoothing, averaging, batchSize, warmUp, seed);
  }

  public FineTuneSettings withBatchSize(int value) {
    return new FineTuneSettings(
        learningRate, blockDecay, weightDecay, labelSmoothing, averaging, value, warmUp, seed);
  }
}
