package graft.core.scratch;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Which place of a list was the first with its key: a set of places, 8 to 16 bytes each, whose keys
 * are asked for again. Linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L).
 */
public final class FirstPlaces {
  private final IntFunction<?> key;
  private final int[] table; // places; -1 where there is none

  /**
   * A set without places.
   *
   * @param most places that will be added
   * @param key gives a place's key
   */
  public FirstPlaces(int most, IntFunction<?> key) {
    this.key = key;
    this.table = new int[Math.max(2, 2 * Integer.highestOneBit(Math.max(1, most)) * 2)];
    Arrays.fill(table, -1);
  }

  /** Adds a place unless there is one with its key; returns the one that is there then. */
  public int add(int place) {
    Object mine = key.apply(place);
    int hash = mine.hashCode() * 0x9E3779B9; // spreads what differs in few bits
    for (int i = hash >>> 1; ; i++) {
      int slot = i & (table.length - 1);
      if (table[slot] < 0) {
        table[slot] = place;
      }
      if (table[slot] == place || key.apply(table[slot]).equals(mine)) {
        return table[slot];
      }
    }
  }
}
