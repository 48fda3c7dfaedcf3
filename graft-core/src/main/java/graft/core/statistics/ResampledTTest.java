package graft.core.statistics;

import java.util.Arrays;

/**
 * The mean difference over resampled splits. The train parts of such splits overlap, so the
 * differences are not independent and the plain t-test finds too much; the variance of the mean is
 * taken as (1/n + validation/train) times that of the differences (the corrected resampled t-test
 * of Nadeau and Bengio 2003, Machine Learning 52, 239-281).
 */
public final class ResampledTTest {
  private ResampledTTest() {}

  /**
   * The mean difference, with n - 1 degrees of freedom.
   *
   * @param differences one a resample, two or more
   * @param train photos in the train part of a resample
   * @param validation photos in its validation part
   */
  public static Estimate of(double[] differences, int train, int validation) {
    int n = differences.length;
    if (n < 2) {
      throw new IllegalArgumentException("there must be 2 resamples or more, got " + n);
    }
    if (train < 1 || validation < 1) {
      throw new IllegalArgumentException(
          "both parts must hold photos, got %d to train and %d to validate"
              .formatted(train, validation));
    }
    double mean = Arrays.stream(differences).sum() / n;
    double variance = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum() / (n - 1);
    double factor = 1.0 / n + (double) validation / train;
    return new Estimate(mean, Math.sqrt(factor * variance), n - 1);
  }
}
