package graft.vision.augment;

import graft.core.augment.Flip.Axis;
import graft.predict.pixels.Pixels;

/** Mirrors a picture, exactly. */
public final class Mirror {
  private static final int CHANNELS = Pixels.CHANNELS;

  private Mirror() {}

  /** The picture from behind, or upside down. */
  public static Pixels mirror(Pixels picture, Axis axis) {
    return Pixels.filled(
        picture.width(),
        picture.height(),
        out -> {
          byte[] row = new byte[picture.width() * CHANNELS];
          for (int y = 0; y < picture.height(); y++) {
            picture.copyRow(y, row);
            int to =
                switch (axis) {
                  case HORIZONTAL -> y;
                  case VERTICAL -> picture.height() - 1 - y;
                };
            put(row, axis, out, to * row.length);
          }
        });
  }

  private static void put(byte[] row, Axis axis, byte[] out, int to) {
    if (axis == Axis.VERTICAL) {
      System.arraycopy(row, 0, out, to, row.length);
      return;
    }
    for (int i = 0; i < row.length; i += CHANNELS) {
      int from = row.length - CHANNELS - i;
      out[to + i] = row[from];
      out[to + i + 1] = row[from + 1];
      out[to + i + 2] = row[from + 2];
    }
  }
}
