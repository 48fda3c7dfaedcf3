package graft.train.head;

/**
 * How heads are trained, whatever their recipe.
 *
 * @param seed of the order of photos, of dropout and of a hidden layer's first weights
 * @param threads workers, 1 or more; results do not depend on it
 * @param patience epochs without a better validation loss after which a head stops, 1 or more. The
 *     plateau schedule cuts the rate after 3 such epochs, so only a patience above 3 lets a head
 *     learn at the lower rate before it is stopped
 * @param stackColumns the columns that a stack may have (heads times classes), 1 or more; results
 *     do not depend on it
 * @param correctPriors whether a head trained with class weights answers for the class shares of
 *     its photos, in validation and as a {@link graft.core.head.Head}: log(weight) is taken from
 *     each class's logit (Elkan 2001; Saerens, Latinne and Decaestecker 2002). False leaves it
 *     answering as if all classes were equally frequent, for a metric that wants them balanced
 */
public record TrainerSettings(
    long seed, int threads, int patience, int stackColumns, boolean correctPriors) {
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

  /** Settings that correct priors. */
  public TrainerSettings(long seed, int threads, int patience, int stackColumns) {
    this(seed, threads, patience, stackColumns, true);
  }

  /** Seed 0, a worker a processor, patience 6, stacks of 320 columns, priors corrected. */
  public static TrainerSettings defaults() {
    return new TrainerSettings(0, Runtime.getRuntime().availableProcessors(), 6, 320);
  }

  public TrainerSettings withSeed(long value) {
    return new TrainerSettings(value, threads, patience, stackColumns, correctPriors);
  }

  public TrainerSettings withThreads(int value) {
    return new TrainerSettings(seed, value, patience, stackColumns, correctPriors);
  }

  public TrainerSettings withStackColumns(int value) {
    return new TrainerSettings(seed, threads, patience, value, correctPriors);
  }

  public TrainerSettings withCorrectPriors(boolean value) {
    return new TrainerSettings(seed, threads, patience, stackColumns, value);
  }
}
