package graft.core.search;

/**
 * What came of one point.
 *
 * @param loss lower is better; infinity for a training that came to nothing
 */
public record Observation(Point point, double loss) {
  public Observation {
    if (Double.isNaN(loss) || loss == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a loss must be a number, or +Infinity for a training that diverged, got %s at %s"
              .formatted(loss, point));
    }
  }
}
