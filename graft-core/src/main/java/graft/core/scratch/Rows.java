package graft.core.scratch;

/** What is asked of numbers that are put into a table. */
final class Rows {
  private Rows() {}

  /** How many numbers there are, which must fill whole rows. */
  static int whole(float[] numbers, int columns) {
    if (numbers.length % columns != 0) {
      throw new IllegalArgumentException(
          "%d numbers do not fill rows of %d".formatted(numbers.length, columns));
    }
    return numbers.length;
  }
}
