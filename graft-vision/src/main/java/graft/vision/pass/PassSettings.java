package graft.vision.pass;

import graft.predict.pixels.Fit;

/**
 * How the pass is run.
 *
 * @param imageSize the side of the square that photos become, in pixels
 * @param fit how they become one
 * @param view what of them is looked at
 * @param threads workers, 1 or more; features do not depend on it
 * @param batchSize photos that a worker takes at once and whose features go to the cache together,
 *     1 or more; features do not depend on it
 * @param engine what runs the backbone
 */
public record PassSettings(
    int imageSize, Fit fit, SquareView view, int threads, int batchSize, PartEngine engine) {

  /** Photos as they are, on the processor. */
  public PassSettings(int imageSize, Fit fit, int threads, int batchSize) {
    this(imageSize, fit, SquareView.WHOLE, threads, batchSize, PartEngine.PROCESSOR);
  }

  public PassSettings {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "threads must be 1 or more, got " + threads + " (--threads)");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be 1 or more, got " + batchSize);
    }
  }

  /** Squashed photos, on the processor: a worker a core, 16 photos each. */
  public static PassSettings of(int imageSize) {
    return new PassSettings(imageSize, Fit.SQUASH, Runtime.getRuntime().availableProcessors(), 16);
  }

  public PassSettings withThreads(int value) {
    return new PassSettings(imageSize, fit, view, value, batchSize, engine);
  }

  public PassSettings withImageSize(int value) {
    return new PassSettings(value, fit, view, threads, batchSize, engine);
  }

  public PassSettings withFit(Fit value) {
    return new PassSettings(imageSize, value, view, threads, batchSize, engine);
  }

  public PassSettings withView(SquareView value) {
    return new PassSettings(imageSize, fit, value, threads, batchSize, engine);
  }

  public PassSettings withEngine(PartEngine value) {
    return new PassSettings(imageSize, fit, view, threads, batchSize, value);
  }
}
