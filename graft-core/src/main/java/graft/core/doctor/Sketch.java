package graft.core.doctor;

/** A photo at 64 x 64 grey pixels, squashed: enough to find a part of it again. */
public final class Sketch {
  /** Pixels a side. */
  public static final int SIDE = 64;

  private final float[] grey; // (64, 64)
  private final double shape;

  private Sketch(float[] grey, double shape) {
    this.grey = grey;
    this.shape = shape;
  }

  /**
   * A sketch of a photo.
   *
   * @param rgb (64, 64, 3), shrunk without aliasing
   * @param shape the photo's width by its height
   */
  public static Sketch of(byte[] rgb, double shape) {
    if (rgb.length != 3 * SIDE * SIDE) {
      throw new IllegalArgumentException(
          "rgb must have %d bytes, got %d".formatted(3 * SIDE * SIDE, rgb.length));
    }
    float[] grey = new float[SIDE * SIDE];
    for (int i = 0; i < grey.length; i++) {
      grey[i] =
          0.299f * (rgb[3 * i] & 0xff) // ITU-R BT.601
              + 0.587f * (rgb[3 * i + 1] & 0xff)
              + 0.114f * (rgb[3 * i + 2] & 0xff);
    }
    return new Sketch(grey, shape);
  }

  /** The photo's width by its height. */
  double shape() {
    return shape;
  }

  Sketch mirrored() {
    float[] other = new float[grey.length];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        other[y * SIDE + x] = grey[y * SIDE + SIDE - 1 - x];
      }
    }
    return new Sketch(other, shape);
  }

  /** A part of it at side x side pixels, by bilinear interpolation. */
  float[] part(Window window, int side) {
    float[] values = new float[side * side];
    for (int row = 0; row < side; row++) {
      double y = within((window.y() + (row + 0.5) / side * window.height()) * SIDE - 0.5);
      int top = (int) y;
      float down = (float) (y - top);
      for (int column = 0; column < side; column++) {
        double x = within((window.x() + (column + 0.5) / side * window.width()) * SIDE - 0.5);
        int left = (int) x;
        float right = (float) (x - left);
        int at = top * SIDE + left;
        float upper = grey[at] + right * (grey[at + 1] - grey[at]);
        float lower = grey[at + SIDE] + right * (grey[at + SIDE + 1] - grey[at + SIDE]);
        values[row * side + column] = upper + down * (lower - upper);
      }
    }
    return values;
  }

  private static double within(double at) {
    return Math.clamp(at, 0, SIDE - 1.001); // so that a pixel to the right and below is there
  }

  /** A part of a picture, in shares of its width and height. */
  record Window(double x, double y, double width, double height) {
    static final Window WHOLE = new Window(0, 0, 1, 1);

    boolean isInside() {
      return x > -1e-9 && y > -1e-9 && x + width < 1.001 && y + height < 1.001;
    }
  }
}
