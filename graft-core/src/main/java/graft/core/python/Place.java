package graft.core.python;

import java.util.Comparator;

/**
 * A place in a script.
 *
 * @param cell its cell's number; 0 in a file without cells
 * @param line from 1, in the cell
 * @param column from 1, in the line
 */
public record Place(int cell, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::cell)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
