package graft.app.job;

import java.util.Optional;

/** A run in a list of runs. */
public sealed interface ListedRun {

  /** The run folder's name. */
  String name();

  Setup setup();

  /**
   * What was run.
   *
   * @param imageSize in pixels
   * @param trials so far
   */
  record Setup(String backbone, int imageSize, int trials) {}

  /**
   * A run with figures.
   *
   * @param finished whether its last word is said; if not, its test part is still sealed
   * @param test empty where there is no test part, or it was not opened
   * @param seconds wall time of the whole run
   */
  record Measured(
      String name,
      Setup setup,
      boolean finished,
      OutOfFoldScore outOfFold,
      Optional<TestScore> test,
      double seconds)
      implements ListedRun {}

  /** A run that was stopped, or is at work, before it wrote any figures. */
  record Unfinished(String name, Setup setup) implements ListedRun {}

  /** On photos held out of the training; accuracy in [0, 1]. */
  record OutOfFoldScore(int n, double accuracy, double logLoss) {}

  /** On the test part: accuracy in [0, 1] with its 95 % interval. */
  record TestScore(int n, double accuracy, double low, double high) {}
}
