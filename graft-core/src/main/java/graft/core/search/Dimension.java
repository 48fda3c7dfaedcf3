package graft.core.search;

/** One coordinate of a search space. */
public sealed interface Dimension {

  /** What it is called; no two of a space are called the same. */
  String name();

  /**
   * A number: its coordinate lies in [0, 1]. What 0 and 1 stand for, and whether the steps between
   * are even or logarithmic, is the caller's to say.
   */
  record Continuous(String name) implements Dimension {
    public Continuous {
      requireName(name);
    }
  }

  /**
   * One of several options without an order: its coordinate is 0, 1, ... options - 1.
   *
   * @param options how many there are, 1 or more
   */
  record Choice(String name, int options) implements Dimension {
    public Choice {
      requireName(name);
      if (options < 1) {
        throw new IllegalArgumentException(
            "a choice needs 1 option or more, got %d for '%s'".formatted(options, name));
      }
    }
  }

  /** Whether this is a coordinate of it. */
  default boolean holds(double coordinate) {
    return switch (this) {
      case Continuous number -> coordinate >= 0 && coordinate <= 1;
      case Choice choice ->
          coordinate >= 0 && coordinate < choice.options() && coordinate == Math.rint(coordinate);
    };
  }

  private static void requireName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a dimension needs a name, got '" + name + "'");
    }
  }
}
