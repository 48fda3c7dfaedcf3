package graft.train.head;

/**
 * How heads are trained, whatever their recipe.
 *
 * @param seed of the order of photos and of dropout
 * @param threads workers, 1 or more; results do not depend on it
 * @param patience epochs without a better validation loss after which a head stops, 1 or more
 * @param stackColumns the columns that a stack may have (heads times classes), 1 or more; results
 *     do not depend on it
 */
public record TrainerSettings(long seed, int threads, int patience, int stackColumns) {
  public TrainerSettings {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "threads must be 1 or more, got " + threads + " (--threads)");
    }
    if (patience < 1) {
      throw new IllegalArgumentException("patience must be 1 or more, got " + patience);
    }
    if (stackColumns < 1) {
      throw new IllegalArgumentException("stackColumns must be 1 or more, got " + stackColumns);
    }
  }

  /** Seed 0, a worker a processor, patience 6, stacks of 320 columns. */
  public static TrainerSettings defaults() {
    return new TrainerSettings(0, Runtime.getRuntime().availableProcessors(), 6, 320);
  }

  public TrainerSettings withSeed(long value) {
    return new TrainerSettings(value, threads, patience, stackColumns);
  }

  public TrainerSettings withThreads(int value) {
    return new TrainerSettings(seed, value, patience, stackColumns);
  }

  public TrainerSettings withStackColumns(int value) {
    return new TrainerSettings(seed, threads, patience, value);
  }
}
