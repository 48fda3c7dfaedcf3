package graft.vision.pass;

import graft.core.augment.Flip.Axis;
import graft.core.random.CounterRandom;
import graft.predict.pixels.Fit;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.Rectangle;
import graft.predict.pixels.TriangleResize;
import graft.vision.augment.Mirror;
import java.util.function.Function;

/**
 * What of a photo is looked at: a rectangle of it, squashed to the square, perhaps mirrored.
 *
 * @param left in [0, 1), as a share of the photo's width
 * @param top in [0, 1), as a share of its height
 * @param width in (0, 1], as a share of its width
 * @param height in (0, 1], as a share of its height
 * @param mirrored whether left and right change places
 */
public record View(double left, double top, double width, double height, boolean mirrored) {
  /** The whole photo, as a model looks at it. */
  public static final View WHOLE = new View(0, 0, 1, 1, false);

  /** The same from behind. */
  public static final View MIRRORED = new View(0, 0, 1, 1, true);

  /** The least share of the square's area that a crop keeps; torchvision's default is 0.08. */
  private static final double LEAST_AREA = 0.4;

  /** The widest that a crop may be for its height, and the other way round. */
  private static final double WIDEST = 4.0 / 3;

  public View {
    boolean inside = left >= 0 && top >= 0 && left + width <= 1.0001 && top + height <= 1.0001;
    if (!(inside && width > 0 && height > 0)) {
      throw new IllegalArgumentException(
          "a view must lie inside the photo, got %s x %s at %s, %s"
              .formatted(width, height, left, top));
    }
  }

  /**
   * A random resized crop (Szegedy et al. 2015, "Going Deeper with Convolutions"): an area of 0.4
   * to 1 of the square, even; its aspect of 3/4 to 4/3, even in the logarithm; mirrored half the
   * time.
   *
   * @param key the same key gives the same view
   */
  public static View random(long key) {
    double area = LEAST_AREA + (1 - LEAST_AREA) * CounterRandom.uniform(CounterRandom.with(key, 0));
    double aspect = Math.pow(WIDEST, 2 * CounterRandom.uniform(CounterRandom.with(key, 1)) - 1);
    double width = Math.min(1, Math.sqrt(area * aspect));
    double height = Math.min(1, Math.sqrt(area / aspect));
    return new View(
        (1 - width) * CounterRandom.uniform(CounterRandom.with(key, 2)),
        (1 - height) * CounterRandom.uniform(CounterRandom.with(key, 3)),
        width,
        height,
        CounterRandom.uniform(CounterRandom.with(key, 4)) < 0.5);
  }

  /** Whether nothing is left out. */
  private boolean isWhole() {
    return left == 0 && top == 0 && width == 1 && height == 1;
  }

  /**
   * The square that is seen.
   *
   * @param frame how a photo becomes a square, and how large
   */
  Pixels of(Pixels photo, Frame frame) {
    Pixels square = isWhole() ? frame.square(photo) : frame.square(photo, this::part);
    return mirrored ? Mirror.mirror(square, Axis.HORIZONTAL) : square;
  }

  /**
   * How a photo becomes a square.
   *
   * @param fit what is cut off or added
   * @param side of the square in pixels
   * @param grey what is added
   */
  record Frame(Fit fit, int side, int grey) {
    private Pixels square(Pixels photo) {
      return fit.square(photo, side, grey);
    }

    private Pixels square(Pixels photo, Function<Pixels, Rectangle> part) {
      Pixels framed = fit.frame(photo, side, grey);
      return TriangleResize.resize(framed, part.apply(framed), side, side);
    }
  }

  private Rectangle part(Pixels photo) {
    int columns = Math.max(1, (int) Math.round(width * photo.width()));
    int rows = Math.max(1, (int) Math.round(height * photo.height()));
    int x = Math.min((int) Math.round(left * photo.width()), photo.width() - columns);
    int y = Math.min((int) Math.round(top * photo.height()), photo.height() - rows);
    return new Rectangle(x, y, columns, rows);
  }
}
