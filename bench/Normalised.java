import graft.predict.pixels.Pixels;
import java.nio.FloatBuffer;

/** What a backbone would be given: as Graft's own normaliser, a row at a time. */
final class Normalised {
  private Normalised() {}

  /** Fills the input, (3, size, size), with a square's channels between about -1 and 1. */
  static void put(Pixels square, FloatBuffer input) {
    int size = square.width();
    byte[] row = new byte[3 * size];
    float[] line = new float[size];
    for (int y = 0; y < size; y++) {
      square.copyRow(y, row);
      for (int channel = 0; channel < 3; channel++) {
        for (int x = 0; x < size; x++) {
          line[x] = ((row[3 * x + channel] & 0xff) - 127f) / 128f;
        }
        input.put((channel * size + y) * size, line);
      }
    }
  }
}
