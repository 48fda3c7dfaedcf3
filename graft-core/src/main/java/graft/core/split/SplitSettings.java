package graft.core.split;

/**
 * How photos are dealt out.
 *
 * @param seed of the deal
 * @param test the fraction for the test part, in [0, 1); 0 means none
 * @param folds cross-validation folds over all non-test photos, 2 or more
 * @param validation the fraction of one validation part instead of folds, in [0, 1); 0 means folds
 * @param groups which photos stay together
 * @param keepConflicts whether photos to learn from that are one picture under two labels are used
 */
public record SplitSettings(
    long seed, double test, int folds, double validation, Grouping groups, boolean keepConflicts) {

  /** Every picture stands for itself, and is left out where it stands under two labels. */
  public SplitSettings(long seed, double test, int folds, double validation) {
    this(seed, test, folds, validation, Grouping.NONE, false);
  }

  public SplitSettings {
    if (!(test >= 0 && test < 1)) {
      throw new IllegalArgumentException(
          "the test fraction must be at least 0 and below 1, got " + test + " (--test)");
    }
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be 2 or more, got " + folds + " (--folds)");
    }
    if (!(validation >= 0 && validation < 1)) {
      throw new IllegalArgumentException(
          "the validation fraction must be at least 0 (for folds) and below 1, got "
              + validation
              + " (--validation)");
    }
  }

  /** Seed 0, 15 % for the test, five folds. */
  public static SplitSettings defaults() {
    return new SplitSettings(0, 0.15, 5, 0);
  }

  public SplitSettings withGroups(Grouping value) {
    return new SplitSettings(seed, test, folds, validation, value, keepConflicts);
  }

  public SplitSettings withKeepConflicts(boolean value) {
    return new SplitSettings(seed, test, folds, validation, groups, value);
  }
}
