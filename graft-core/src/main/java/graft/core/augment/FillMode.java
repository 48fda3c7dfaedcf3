package graft.core.augment;

import java.util.Locale;

/**
 * What lies outside a picture: the modes of {@code scipy.ndimage}, which Keras hands through. The
 * examples continue a row {@code 1 2 3 4} to both sides.
 */
public enum FillMode {
  /** {@code 1 1 1 | 1 2 3 4 | 4 4 4}. */
  NEAREST,
  /** {@code 3 2 1 | 1 2 3 4 | 4 3 2}. */
  REFLECT,
  /** {@code k k k | 1 2 3 4 | k k k}, without blending: outside of the outermost centres is k. */
  CONSTANT,
  /**
   * {@code 4 2 3 | 1 2 3 4 | 2 3 1}: the first pixel of a copy falls on the last of the one before,
   * so the period is one pixel short of the picture. Not the repetition that Keras' documentation
   * draws.
   */
  WRAP;

  /** The name that Keras has for it: "nearest". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
