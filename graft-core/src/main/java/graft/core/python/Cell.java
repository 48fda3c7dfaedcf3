package graft.core.python;

/**
 * A piece of Python that stands by itself.
 *
 * @param number of a notebook's cell among all its cells, from 1; 0 for a whole file
 * @param text the Python in it
 */
public record Cell(int number, String text) {
  public Cell {
    if (number < 0) {
      throw new IllegalArgumentException("number must be 0 or more, got " + number);
    }
  }

  /** A file without cells. */
  public static Cell file(String text) {
    return new Cell(0, text);
  }
}
