package graft.predict.decode;

import graft.predict.pixels.Pixels;
import java.nio.ByteBuffer;

/*
 * EXIF counts where the first row and the first column of the stored picture lie when it is held
 * upright: 1 top left, 2 top right, 3 bottom right, 4 bottom left; 5 to 8 the same with rows and
 * columns exchanged (left top, right top, right bottom, left bottom).
 */
/** Turns a stored picture upright. */
final class Orientation {
  private Orientation() {}

  /** The upright picture of a stored one. */
  static Pixels upright(Pixels stored, int orientation) {
    if (orientation == 1) {
      return stored;
    }
    int width = stored.width();
    int height = stored.height();
    boolean exchanged = orientation >= 5;
    boolean fromRight = "2378".indexOf('0' + orientation) >= 0;
    boolean fromBottom = "3467".indexOf('0' + orientation) >= 0;
    int start = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
    int column = fromRight ? -1 : 1;
    int row = fromBottom ? -width : width;
    Walk walk = new Walk(start, exchanged ? row : column, exchanged ? column : row);
    int wide = exchanged ? height : width;
    int high = exchanged ? width : height;
    return Pixels.filled(wide, high, out -> walk.copy(stored.view(), out, wide));
  }

  /**
   * A way over the stored picture that reads it upright.
   *
   * @param start the stored position, in pixels, of the upright picture's first pixel
   * @param right the step to the next upright column
   * @param down the step to the next upright row
   */
  private record Walk(int start, int right, int down) {
    void copy(ByteBuffer stored, byte[] out, int wide) {
      int to = 0;
      for (int line = start; to < out.length; line += down) {
        for (int x = 0; x < wide; x++) {
          int from = 3 * (line + x * right);
          out[to++] = stored.get(from);
          out[to++] = stored.get(from + 1);
          out[to++] = stored.get(from + 2);
        }
      }
    }
  }
}
