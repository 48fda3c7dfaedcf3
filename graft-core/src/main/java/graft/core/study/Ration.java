package graft.core.study;

/**
 * Which part of the training photos a trial learns from. Parts are nested: a smaller share's photos
 * are among a larger one's.
 *
 * @param share of each class's photos (rounded, at least one a class), in (0, 1]
 * @param label the one class that the share is taken of, the others staying whole; -1 means all
 */
public record Ration(double share, int label) {
  /** All training photos. */
  public static final Ration ALL = new Ration(1, -1);

  public Ration {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a share of the photos must be above 0 and at most 1, got " + share);
    }
    if (label < -1) {
      throw new IllegalArgumentException("a class index must be -1 or more, got " + label);
    }
  }

  /** The same share of every class. */
  public static Ration of(double share) {
    return new Ration(share, -1);
  }
}
