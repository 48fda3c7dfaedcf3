package graft.predict.pixels;

import java.util.Locale;

/**
 * How a photo of any shape becomes the square that a backbone looks at. Whole numbers alone are
 * reckoned with, so that the graph of a model file does the same to the bit.
 */
public enum Fit {
  /** Height and width are scaled each on its own. */
  SQUASH {
    @Override
    public Pixels square(Pixels photo, int size, int grey) {
      return TriangleResize.resize(photo, size, size);
    }

    @Override
    public Pixels frame(Pixels photo, int size, int grey) {
      return photo;
    }
  },

  /** The largest square in the middle is kept; what lies beside it is cut off. */
  CROP {
    @Override
    public Pixels square(Pixels photo, int size, int grey) {
      return TriangleResize.resize(photo, middle(photo), size, size);
    }

    @Override
    public Pixels frame(Pixels photo, int size, int grey) {
      return photo.part(middle(photo));
    }

    private Rectangle middle(Pixels photo) {
      int side = Math.min(photo.width(), photo.height());
      return Rectangle.middle(photo, side, side);
    }
  },

  /** The longer side becomes the square's, and the rest of the square is grey. */
  PAD {
    @Override
    public Pixels square(Pixels photo, int size, int grey) {
      int longest = Math.max(photo.width(), photo.height());
      int width = scaled(photo.width(), size, longest);
      int height = scaled(photo.height(), size, longest);
      return TriangleResize.resize(photo, width, height).within(size, size, grey);
    }

    @Override
    public Pixels frame(Pixels photo, int size, int grey) {
      return square(photo, 2 * size, grey);
    }
  };

  /**
   * The square.
   *
   * @param size its side in pixels
   * @param grey what fills places that the photo does not reach, 0 to 255
   */
  public abstract Pixels square(Pixels photo, int size, int grey);

  /**
   * What random views of a photo are taken from: the photo with what this fit cuts off or adds. A
   * padded photo is twice the size of the square, which leaves something for a crop to find.
   *
   * @param size of the views in pixels
   * @param grey as above
   */
  public abstract Pixels frame(Pixels photo, int size, int grey);

  /** Rounded to the nearest pixel, half up; at least 1. */
  private static int scaled(int side, int size, int longest) {
    return (int) Math.max(1, ((long) side * size * 2 + longest) / (2L * longest));
  }

  /** As it is typed and kept in files: "squash". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
