package graft.vision.augment;

import graft.core.augment.FillMode;
import graft.predict.pixels.Pixels;

/*
 * A pixel is one long with a lane of 21 bits for each of red, green and blue. Four neighbours times
 * weights that sum to 2^13 stay within their lanes (255 * 2^13 + 2^12 < 2^21), so that one
 * multiplication serves three channels. Coordinates have 24 binary digits after the point. On the
 * last row and column the neighbours beyond have no weight, so it does not matter what is read.
 */
/**
 * An affine change of a picture on 8-bit values: bilinear, rounded, without antialiasing, as {@code
 * scipy.ndimage.affine_transform} of order 1, to within one level.
 */
final class Warp {
  private static final int LANE = 21;
  private static final int WEIGHT = 13;
  private static final int POINT = 24;
  private static final long ONE = 1L << POINT;
  private static final long HALF = lanes(1, 1, 1) << (WEIGHT - 1);

  private final int width;
  private final int height;
  private final long[] packed; // (height, width), and what lies beside the last pixel
  private final long lastRow;
  private final long lastColumn;
  private final Affine map;
  private final long rowStep;
  private final long columnStep;
  private final FillMode mode;
  private final long outside;
  private long row; // of a line's first pixel, in the picture
  private long column;

  private Warp(Pixels picture, Affine map, Fill fill) {
    this.width = picture.width();
    this.height = picture.height();
    this.packed = pack(picture);
    this.lastRow = (height - 1) * ONE;
    this.lastColumn = (width - 1) * ONE;
    this.map = map;
    this.rowStep = fixed(map.rc());
    this.columnStep = fixed(map.cc());
    this.mode = fill.mode();
    int level = (int) Math.round(fill.value());
    this.outside = lanes(level, level, level) << WEIGHT;
  }

  /** The picture seen through the map, in its own size. */
  static Pixels warp(Pixels picture, Affine map, Fill fill) {
    if (map.equals(Affine.IDENTITY)) {
      return picture;
    }
    return Pixels.filled(picture.width(), picture.height(), new Warp(picture, map, fill)::fill);
  }

  private static long[] pack(Pixels picture) {
    int width = picture.width();
    long[] packed = new long[width * (picture.height() + 1) + 1];
    byte[] row = new byte[width * Pixels.CHANNELS];
    for (int y = 0; y < picture.height(); y++) {
      picture.copyRow(y, row);
      for (int x = 0, at = 0; x < width; x++, at += 3) {
        packed[y * width + x] = lanes(row[at] & 0xff, row[at + 1] & 0xff, row[at + 2] & 0xff);
      }
    }
    return packed;
  }

  private static long lanes(long red, long green, long blue) {
    return red | (green << LANE) | (blue << (2 * LANE));
  }

  private void fill(byte[] out) {
    for (int y = 0; y < height; y++) {
      row = fixed(map.rr() * y + map.r());
      column = fixed(map.cr() * y + map.c());
      int from = Math.max(first(row, rowStep, lastRow), first(column, columnStep, lastColumn));
      int end = Math.min(end(row, rowStep, lastRow), end(column, columnStep, lastColumn));
      int to = Math.max(from, end);
      outside(0, from, y, out);
      inside(from, to, y, out);
      outside(to, width, y, out);
    }
  }

  /** The first pixel of a line whose coordinate lies inside; the width where none does. */
  private int first(long at, long step, long last) {
    if (step < 0) {
      return first(last - at, -step, last);
    }
    if (step == 0) {
      return at >= 0 && at <= last ? 0 : width;
    }
    return Math.clamp(Math.ceilDiv(-at, step), 0, width);
  }

  /** The pixel behind the last one of a line whose coordinate lies inside. */
  private int end(long at, long step, long last) {
    if (step < 0) {
      return end(last - at, -step, last);
    }
    if (step == 0) {
      return at >= 0 && at <= last ? width : 0;
    }
    return Math.clamp(Math.floorDiv(last - at, step) + 1, 0, width);
  }

  private void inside(int from, int end, int y, byte[] out) {
    for (int x = from, to = 3 * (y * width + from); x < end; x++, to += 3) {
      put(between(row + x * rowStep, column + x * columnStep), out, to);
    }
  }

  private void outside(int from, int end, int y, byte[] out) {
    for (int x = from, to = 3 * (y * width + from); x < end; x++, to += 3) {
      long insideRow = Fold.fold(row + x * rowStep, lastRow, ONE, mode);
      long insideColumn = Fold.fold(column + x * columnStep, lastColumn, ONE, mode);
      boolean nothing = insideRow < 0 || insideColumn < 0;
      put(nothing ? outside : between(insideRow, insideColumn), out, to);
    }
  }

  private static void put(long sum, byte[] out, int to) {
    out[to] = (byte) (sum >>> WEIGHT);
    out[to + 1] = (byte) (sum >>> (WEIGHT + LANE));
    out[to + 2] = (byte) (sum >>> (WEIGHT + 2 * LANE));
  }

  private static long fixed(double value) {
    return Math.round(value * ONE);
  }

  /** The weighted sum of four neighbours: {@code here} and what the others differ from it. */
  private long between(long row, long column) {
    int at = (int) (row >> POINT) * width + (int) (column >> POINT);
    long below = row & (ONE - 1);
    long beside = column & (ONE - 1);
    long corner = (below * beside) >> (2 * POINT - WEIGHT);
    long under = (below >> (POINT - WEIGHT)) - corner;
    long next = (beside >> (POINT - WEIGHT)) - corner;
    long here = packed[at];
    return HALF
        + (here << WEIGHT)
        + next * (packed[at + 1] - here)
        + under * (packed[at + width] - here)
        + corner * (packed[at + width + 1] - here);
  }
}
