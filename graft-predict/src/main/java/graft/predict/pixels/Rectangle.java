package graft.predict.pixels;

/**
 * A part of a picture, in its pixels.
 *
 * @param x the first column
 * @param y the first row
 * @param width columns, 1 or more
 * @param height rows, 1 or more
 */
public record Rectangle(int x, int y, int width, int height) {
  public Rectangle {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A rectangle starts at 0 or later and has at least 1 x 1 pixel, got %d x %d from (%d, %d)"
              .formatted(width, height, x, y));
    }
  }

  /** The whole picture. */
  public static Rectangle all(Pixels picture) {
    return new Rectangle(0, 0, picture.width(), picture.height());
  }

  /** A part of this size in the middle of the picture, which is at least as large. */
  public static Rectangle middle(Pixels picture, int width, int height) {
    return new Rectangle(
        (picture.width() - width) / 2, (picture.height() - height) / 2, width, height);
  }

  void requireWithin(Pixels picture) {
    if (width > picture.width() - x || height > picture.height() - y) {
      throw new IndexOutOfBoundsException(
          "%d x %d from (%d, %d) reaches over %s".formatted(width, height, x, y, picture));
    }
  }
}
