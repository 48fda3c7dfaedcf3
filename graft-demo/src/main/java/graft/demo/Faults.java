package graft.demo;

/**
 * How many faults of real folders are planted among the drawn photos.
 *
 * <p>A fault takes the place of an ordinary photo, so folders keep their number of files.
 *
 * @param swappedLabels photos that lie in the folder of another species
 * @param savedAgain photos that are another photo of their folder, saved at another quality
 * @param copiedAcross photos that are a byte-for-byte copy of a photo in another folder
 * @param truncated files that end too early
 * @param formatGivesClass whether one species is all PNG and the others all JPEG
 */
public record Faults(
    int swappedLabels, int savedAgain, int copiedAcross, int truncated, boolean formatGivesClass) {

  public Faults {
    requireCount("swappedLabels", swappedLabels);
    requireCount("savedAgain", savedAgain);
    requireCount("copiedAcross", copiedAcross);
    requireCount("truncated", truncated);
  }

  /** A clean folder. */
  public static Faults none() {
    return new Faults(0, 0, 0, 0, false);
  }

  public Faults withSwappedLabels(int count) {
    return new Faults(count, savedAgain, copiedAcross, truncated, formatGivesClass);
  }

  public Faults withSavedAgain(int count) {
    return new Faults(swappedLabels, count, copiedAcross, truncated, formatGivesClass);
  }

  public Faults withCopiedAcross(int count) {
    return new Faults(swappedLabels, savedAgain, count, truncated, formatGivesClass);
  }

  public Faults withTruncated(int count) {
    return new Faults(swappedLabels, savedAgain, copiedAcross, count, formatGivesClass);
  }

  public Faults withFormatGivesClass(boolean planted) {
    return new Faults(swappedLabels, savedAgain, copiedAcross, truncated, planted);
  }

  /** The photos that take part: each fault has its own, a copy also its own original. */
  long photosTaken() {
    return swappedLabels + 2L * savedAgain + 2L * copiedAcross + truncated;
  }

  private static void requireCount(String name, int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          name + " must be >= 0, got " + count + "; use 0 to plant none");
    }
  }
}
