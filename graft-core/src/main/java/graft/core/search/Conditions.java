package graft.core.search;

/**
 * Which dimensions apply at a point, given the coordinates before them: the shape of a conditional
 * space. A dimension that depends on another comes after it, so parents come before children.
 *
 * <pre>{@code
 * // 0: learning rate, 1: kind of regulariser, 2: strength, which kind 0 ("none") does not have
 * Conditions conditions = (dimension, soFar) -> dimension != 2 || soFar[1] != 0;
 * }</pre>
 */
@FunctionalInterface
public interface Conditions {

  /**
   * Whether the dimension applies. Must depend on nothing but its arguments.
   *
   * @param dimension counted from 0, in the space's order
   * @param soFar a copy of all coordinates, as long as the space; NaN for those that do not apply,
   *     for this one and for those after it
   */
  boolean applies(int dimension, double[] soFar);

  /** Every dimension applies everywhere. */
  static Conditions none() {
    return (dimension, soFar) -> true;
  }
}
