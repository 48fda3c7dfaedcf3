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
    int pixels = picture.width() * picture.height();
    long[] packed = new long[pixels + picture.width() + 1];
    byte[] rgb = new byte[picture.byteCount()];
    picture.copyTo(rgb, 0);
    for (int i = 0, at = 0; i < pixels; i++, at += 3) {
      packed[i] = lanes(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
    }
    return packed;
  }

  private static long lanes(long red, long green, long blue) {
    return red | (green << LANE) | (blue << (2 * LANE));
  }

  private void fill(byte[] out) {
    for (int y = 0; y < height; y++) {
      long row = fixed(map.rr() * y + map.r());
      long column = fixed(map.cr() * y + map.c());
      if (mode == FillMode.NEAREST) {
        nearest(row, column, out, 3 * y * width);
      } else {
        folded(row, column, out, 3 * y * width);
      }
    }
  }

  /** A row of the output, without asking where each pixel lies. */
  private void nearest(long row, long column, byte[] out, int from) {
    for (int x = 0, to = from; x < width; x++, to += 3) {
      long insideRow = Fold.clamp(row + x * rowStep, lastRow);
      long insideColumn = Fold.clamp(column + x * columnStep, lastColumn);
      put(between(insideRow, insideColumn), out, to);
    }
  }

  private void folded(long row, long column, byte[] out, int from) {
    for (int x = 0, to = from; x < width; x++, to += 3) {
      put(sum(row + x * rowStep, column + x * columnStep), out, to);
    }
  }

  private static void put(long sum, byte[] out, int to) {
    out[to] = (byte) (sum >>> WEIGHT);
    out[to + 1] = (byte) (sum >>> (WEIGHT + LANE));
    out[to + 2] = (byte) (sum >>> (WEIGHT + 2 * LANE));
  }

  private long sum(long row, long column) {
    if (row >= 0 && column >= 0 && row <= lastRow && column <= lastColumn) {
      return between(row, column);
    }
    long insideRow = Fold.fold(row, lastRow, ONE, mode);
    long insideColumn = Fold.fold(column, lastColumn, ONE, mode);
    return insideRow < 0 || insideColumn < 0 ? outside : between(insideRow, insideColumn);
  }

  private static long fixed(double value) {
    return Math.round(value * ONE);
  }

  /** The weighted sum of four neighbours. */
  private long between(long row, long column) {
    int at = (int) (row >> POINT) * width + (int) (column >> POINT);
    long below = row & (ONE - 1);
    long beside = column & (ONE - 1);
    long corner = (below * beside) >> (2 * POINT - WEIGHT);
    long under = (below >> (POINT - WEIGHT)) - corner;
    long next = (beside >> (POINT - WEIGHT)) - corner;
    long here = (1L << WEIGHT) - under - next - corner;
    return HALF
        + here * packed[at]
        + next * packed[at + 1]
        + under * packed[at + width]
        + corner * packed[at + width + 1];
  }
}
