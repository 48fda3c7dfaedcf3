package graft.vision.pass;

import graft.core.photos.Glance;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.util.Arrays;

/** Takes glances at photos: the mean of each of 16 x 16 fields, and the border around them. */
public final class Glances {
  /** Sides below are enlarged first, so that no field is empty and all are about as large. */
  private static final int LEAST = 4 * Glance.SIDE;

  private Glances() {}

  /** What is left of these pixels. */
  public static Glance of(Pixels pixels) {
    boolean small = pixels.width() < LEAST || pixels.height() < LEAST;
    return fields(
            small
                ? TriangleResize.resize(
                    pixels, Math.max(LEAST, pixels.width()), Math.max(LEAST, pixels.height()))
                : pixels)
        .with(Borders.of(pixels));
  }

  private static Glance fields(Pixels pixels) {
    byte[] row = new byte[Pixels.CHANNELS * pixels.width()];
    byte[] rgb = new byte[Pixels.CHANNELS * Glance.SIDE * Glance.SIDE];
    long[] sums = new long[Pixels.CHANNELS * Glance.SIDE];
    for (int down = 0; down < Glance.SIDE; down++) {
      int top = start(down, pixels.height());
      int bottom = start(down + 1, pixels.height());
      Arrays.fill(sums, 0);
      for (int y = top; y < bottom; y++) {
        pixels.copyRow(y, row);
        add(row, pixels.width(), sums);
      }
      for (int across = 0; across < Glance.SIDE; across++) {
        int width = start(across + 1, pixels.width()) - start(across, pixels.width());
        long count = (long) width * (bottom - top);
        for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
          int at = Pixels.CHANNELS * across + channel;
          rgb[Pixels.CHANNELS * Glance.SIDE * down + at] = (byte) ((sums[at] + count / 2) / count);
        }
      }
    }
    return Glance.of(rgb);
  }

  /** Adds a row to the sums of its fields, three a field. */
  private static void add(byte[] row, int width, long[] sums) {
    for (int across = 0; across < Glance.SIDE; across++) {
      int red = 0;
      int green = 0;
      int blue = 0;
      int end = Pixels.CHANNELS * start(across + 1, width);
      for (int i = Pixels.CHANNELS * start(across, width); i < end; i += Pixels.CHANNELS) {
        red += row[i] & 0xff;
        green += row[i + 1] & 0xff;
        blue += row[i + 2] & 0xff;
      }
      sums[Pixels.CHANNELS * across] += red;
      sums[Pixels.CHANNELS * across + 1] += green;
      sums[Pixels.CHANNELS * across + 2] += blue;
    }
  }

  /** Where a field begins on a side of so many pixels. */
  private static int start(int field, int side) {
    return (int) ((long) field * side / Glance.SIDE);
  }
}
