package graft.core.search;

/**
 * What {@link Importance} is asked about.
 *
 * @param targetQuantile which share of the points counts as the best, above 0
 * @param regionQuantile among which share of the lowest losses the best are compared; 1 for all;
 *     above the target quantile
 * @param resamples how often the points are drawn again for the interval and the losses shuffled
 *     for the p-value, 20 or more
 */
public record ImportanceSettings(double targetQuantile, double regionQuantile, int resamples) {
  public ImportanceSettings {
    if (!(targetQuantile > 0 && targetQuantile < regionQuantile && regionQuantile <= 1)) {
      throw new IllegalArgumentException(
          "quantiles must be 0 < target < region <= 1, got target %s and region %s"
              .formatted(targetQuantile, regionQuantile));
    }
    if (resamples < 20) {
      throw new IllegalArgumentException("resamples must be 20 or more, got " + resamples);
    }
  }

  /** The best tenth among all, as Optuna has it; 200 resamples. */
  public static ImportanceSettings defaults() {
    return new ImportanceSettings(0.1, 1, 200);
  }

  public ImportanceSettings withTargetQuantile(double value) {
    return new ImportanceSettings(value, regionQuantile, resamples);
  }

  public ImportanceSettings withRegionQuantile(double value) {
    return new ImportanceSettings(targetQuantile, value, resamples);
  }

  public ImportanceSettings withResamples(int value) {
    return new ImportanceSettings(targetQuantile, regionQuantile, value);
  }
}
