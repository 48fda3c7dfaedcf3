package graft.core.search;

import java.util.List;

/**
 * Proposes points to try. Deterministic: the same seed and the same asks and tells, in the same
 * order, give the same points. So a search that was cut off goes on by walking the same way again.
 */
public interface PointSampler {

  /**
   * The next points to try. Asking for many at once gives the same as asking for one after the
   * other.
   *
   * @param count 0 or more
   */
  List<Point> ask(int count);

  /**
   * What came of a point, whether it was asked for here or not.
   *
   * @param loss lower is better; infinity for a training that came to nothing
   * @throws IllegalArgumentException if the point does not lie in the space, or the loss is NaN
   */
  void tell(Point point, double loss);
}
