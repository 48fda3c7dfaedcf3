import graft.predict.pixels.Pixels;
import java.nio.FloatBuffer;

/** What a backbone would be given: as Graft's own normaliser, a row at a time out of a table. */
final class Normalised {
  private static final float[] TABLE = new float[256];

  static {
    for (int value = 0; value < TABLE.length; value++) {
      TABLE[value] = (value - 127f) / 128f;
    }
  }

  private Normalised() {}

  /** Fills the input, (3, size, size), with a square's channels between about -1 and 1. */
  static void put(Pixels square, FloatBuffer input) {
    int size = square.width();
    byte[] row = new byte[3 * size];
    float[][] lines = new float[3][size];
    for (int y = 0; y < size; y++) {
      square.copyRow(y, row);
      normalise(row, lines[0], lines[1], lines[2]);
      for (int channel = 0; channel < 3; channel++) {
        input.put((channel * size + y) * size, lines[channel]);
      }
    }
  }

  private static void normalise(byte[] row, float[] red, float[] green, float[] blue) {
    for (int x = 0, at = 0; x < red.length; x++, at += 3) {
      red[x] = TABLE[row[at] & 0xff];
      green[x] = TABLE[row[at + 1] & 0xff];
      blue[x] = TABLE[row[at + 2] & 0xff];
    }
  }
}
