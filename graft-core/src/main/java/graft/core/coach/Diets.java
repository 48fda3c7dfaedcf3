package graft.core.coach;

import graft.core.metrics.Interval;
import graft.core.words.Sentence;

/** What is said of learning from fewer photos. */
final class Diets {
  private Diets() {}

  /** What as many photos again may be worth in accuracy, in [0, 1]. */
  record Gain(double likely, double low, double high) {}

  /**
   * What doubling the photos may gain, if the error goes on falling as a power of their number
   * (Hestness et al. 2017): from error e1 at n1 photos to e2 at n2 it falls as n^-b, b = ln(e1/e2)
   * / ln(n2/n1); so another doubling saves e2 (1 - 2^-b). The interval carries that of the measured
   * difference on.
   *
   * @param fewer what was measured
   * @param error with all photos, above 0
   */
  static Gain ofDoubling(Diet fewer, double error) {
    Interval interval = fewer.accuracy().interval(0.95);
    return new Gain(
        saved(fewer, error, fewer.accuracy().value()),
        saved(fewer, error, Math.max(0, interval.low())),
        saved(fewer, error, interval.high()));
  }

  private static double saved(Diet fewer, double error, double lost) {
    if (error <= 0) {
      return 0;
    }
    double b = Math.log((error + lost) / error) / Math.log((double) fewer.of() / fewer.photos());
    return error * (1 - Math.pow(2, -b));
  }

  /** The measured difference, as values: part, of, points, pointsError. */
  static Sentence withNumbers(Sentence sentence, Diet fewer) {
    return sentence
        .with("part", fewer.photos())
        .with("of", fewer.of())
        .with("points", Figures.points(-fewer.accuracy().value()))
        .with("pointsError", Figures.pointsError(fewer.accuracy()));
  }
}
