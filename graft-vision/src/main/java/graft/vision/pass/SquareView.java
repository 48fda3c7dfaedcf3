package graft.vision.pass;

import graft.core.augment.Flip.Axis;
import graft.predict.pixels.Fit;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.Rectangle;
import graft.predict.pixels.TriangleResize;
import graft.vision.augment.Mirror;

/*
 * Corners are cut from a larger square, 8/7 of the side (as 224 pixels from 256: Krizhevsky,
 * Sutskever and Hinton 2012, "ImageNet Classification with Deep Convolutional Neural Networks"),
 * so that nothing is resized twice.
 */
/** What of a photo is looked at when a model is asked; whole numbers alone, as in {@link Fit}. */
public enum SquareView {
  /** The square that the photo becomes. */
  WHOLE(""),
  /** The same with left and right changed. */
  MIRRORED(" mirrored"),
  UPPER_LEFT(" upper left 7/8"),
  UPPER_RIGHT(" upper right 7/8"),
  LOWER_LEFT(" lower left 7/8"),
  LOWER_RIGHT(" lower right 7/8");

  private final String mark;

  SquareView(String mark) {
    this.mark = mark;
  }

  /** What tells its features in the cache from those of the whole square. */
  String mark() {
    return mark;
  }

  /** Whether it is a corner of a larger square. */
  public boolean isCorner() {
    return this != WHOLE && this != MIRRORED;
  }

  /**
   * The side of the square that corners are cut from, in pixels: 8/7, to the nearest.
   *
   * @param size the corners' side in pixels
   */
  public static int around(int size) {
    return (8 * size + 3) / 7;
  }

  /** The first column of a corner, in pixels of the larger square. */
  public int left(int size) {
    return this == UPPER_RIGHT || this == LOWER_RIGHT ? around(size) - size : 0;
  }

  /** The first row of a corner, in pixels of the larger square. */
  public int top(int size) {
    return this == LOWER_LEFT || this == LOWER_RIGHT ? around(size) - size : 0;
  }

  /**
   * The square that is seen.
   *
   * @param size its side in pixels
   * @param grey what fills places that the photo does not reach, 0 to 255
   */
  public Pixels of(Pixels photo, Fit fit, int size, int grey) {
    return switch (this) {
      case WHOLE -> fit.square(photo, size, grey);
      case MIRRORED -> Mirror.mirror(fit.square(photo, size, grey), Axis.HORIZONTAL);
      case UPPER_LEFT, UPPER_RIGHT, LOWER_LEFT, LOWER_RIGHT ->
          TriangleResize.resize(
              fit.square(photo, around(size), grey),
              new Rectangle(left(size), top(size), size, size),
              size,
              size);
    };
  }
}
