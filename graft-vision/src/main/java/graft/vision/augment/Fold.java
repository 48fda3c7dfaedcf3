package graft.vision.augment;

import graft.core.augment.FillMode;

/** Takes a coordinate outside of 0 to last back into it, by the rules of scipy.ndimage. */
final class Fold {
  private Fold() {}

  /**
   * A coordinate from 0 to {@code last}, in units of {@code one} a pixel. Where {@link
   * FillMode#CONSTANT} has nothing, -1.
   */
  static long fold(long at, long last, long one, FillMode mode) {
    if (at >= 0 && at <= last) {
      return at;
    }
    return switch (mode) {
      case NEAREST -> clamp(at, last);
      case REFLECT -> clamp(reflect(at, last + one, one), last);
      case CONSTANT -> -1;
      case WRAP -> last == 0 ? 0 : wrap(at, last);
    };
  }

  /** Mirrors half a pixel outside of the outermost centres; the period is two pictures. */
  private static long reflect(long at, long side, long one) {
    long turn = Math.floorMod(at, 2 * side);
    return turn < side ? turn : 2 * side - one - turn;
  }

  /** From before the picture one comes to its last pixel, from behind it to its first. */
  private static long wrap(long at, long last) {
    return at < 0 ? last - Math.floorMod(-at, last) : at % last;
  }

  /** What {@link FillMode#NEAREST} makes of it. */
  static long clamp(long at, long last) {
    return Math.max(0, Math.min(at, last));
  }
}
