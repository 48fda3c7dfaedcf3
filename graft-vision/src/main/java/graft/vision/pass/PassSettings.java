package graft.vision.pass;

/**
 * How the pass is run.
 *
 * @param imageSize the side of the square that photos are squashed to, in pixels
 * @param threads workers, 1 or more; features do not depend on it
 * @param batchSize photos that a worker takes at once and whose features go to the cache together,
 *     1 or more; features do not depend on it
 */
public record PassSettings(int imageSize, int threads, int batchSize) {
  public PassSettings {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "threads must be 1 or more, got " + threads + " (--threads)");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be 1 or more, got " + batchSize);
    }
  }

  /** A worker a processor, 16 photos each. */
  public static PassSettings of(int imageSize) {
    return new PassSettings(imageSize, Runtime.getRuntime().availableProcessors(), 16);
  }

  public PassSettings withThreads(int value) {
    return new PassSettings(imageSize, value, batchSize);
  }
}
