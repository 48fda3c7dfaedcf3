package graft.app.job;

/**
 * Sets of so many photos that a collection between two steps costs little beside the steps, and
 * that what there is of every photo does not belong on the heap.
 */
final class ManyPhotos {
  private static final int MANY = 10_000;

  private ManyPhotos() {}

  /** Whether so many photos are many. */
  static boolean are(int photos) {
    return photos >= MANY;
  }

  /** Of many photos each step leaves much behind, beside which the heap would grow. */
  static void letGo(int photos) {
    if (are(photos)) {
      System.gc();
    }
  }
}
