package graft.vision.augment;

import graft.core.augment.FillMode;
import graft.predict.pixels.Pixels;

/*
 * A pixel is one long with a lane of 21 bits for each of red, green and blue. Four neighbours times
 * weights that sum to 2^13 stay within their lanes (255 * 2^13 + 2^12 < 2^21), so that one
 * multiplication serves three channels. Coordinates have 24 binary digits after the point.
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
  private final long[] packed; // (height, width)
  private final FillMode mode;
  private final long outside;

  private Warp(Pixels picture, Fill fill) {
    this.width = picture.width();
    this.height = picture.height();
    this.packed = pack(picture);
    this.mode = fill.mode();
    int level = (int) Math.round(fill.value());
    this.outside = lanes(level, level, level) << WEIGHT;
  }

  /** The picture seen through the map, in its own size. */
  static Pixels warp(Pixels picture, Affine map, Fill fill) {
    if (map.equals(Affine.IDENTITY)) {
      return picture;
    }
    Warp warp = new Warp(picture, fill);
    return Pixels.filled(picture.width(), picture.height(), out -> warp.fill(map, out));
  }

  private static long[] pack(Pixels picture) {
    long[] packed = new long[picture.width() * picture.height()];
    byte[] rgb = new byte[picture.byteCount()];
    picture.copyTo(rgb, 0);
    for (int i = 0; i < packed.length; i++) {
      packed[i] = lanes(rgb[3 * i] & 0xff, rgb[3 * i + 1] & 0xff, rgb[3 * i + 2] & 0xff);
    }
    return packed;
  }

  private static long lanes(long red, long green, long blue) {
    return red | (green << LANE) | (blue << (2 * LANE));
  }

  private void fill(Affine map, byte[] out) {
    long rowStep = fixed(map.rc());
    long columnStep = fixed(map.cc());
    for (int y = 0; y < height; y++) {
      long row = fixed(map.rr() * y + map.r());
      long column = fixed(map.cr() * y + map.c());
      int to = 3 * y * width;
      for (int x = 0; x < width; x++, to += 3) {
        put(sum(row, column), out, to);
        row += rowStep;
        column += columnStep;
      }
    }
  }

  private static void put(long sum, byte[] out, int to) {
    out[to] = (byte) (sum >>> WEIGHT);
    out[to + 1] = (byte) (sum >>> (WEIGHT + LANE));
    out[to + 2] = (byte) (sum >>> (WEIGHT + 2 * LANE));
  }

  private long sum(long row, long column) {
    boolean inside =
        row >= 0 && column >= 0 && row < (height - 1) * ONE && column < (width - 1) * ONE;
    return inside ? between(row, column, 1, width) : folded(row, column);
  }

  private static long fixed(double value) {
    return Math.round(value * ONE);
  }

  /** The weighted sum of four neighbours, the lower ones so many places further. */
  private long between(long row, long column, int right, int down) {
    int at = (int) (row >> POINT) * width + (int) (column >> POINT);
    long below = row & (ONE - 1);
    long beside = column & (ONE - 1);
    long corner = (below * beside) >> (2 * POINT - WEIGHT);
    long under = (below >> (POINT - WEIGHT)) - corner;
    long next = (beside >> (POINT - WEIGHT)) - corner;
    long here = (1L << WEIGHT) - under - next - corner;
    return HALF
        + here * packed[at]
        + next * packed[at + right]
        + under * packed[at + down]
        + corner * packed[at + right + down];
  }

  private long folded(long row, long column) {
    long lastRow = (height - 1) * ONE;
    long lastColumn = (width - 1) * ONE;
    long insideRow = Fold.fold(row, lastRow, ONE, mode);
    long insideColumn = Fold.fold(column, lastColumn, ONE, mode);
    if (insideRow < 0 || insideColumn < 0) {
      return outside;
    }
    return between(
        insideRow,
        insideColumn,
        insideColumn < lastColumn ? 1 : 0,
        insideRow < lastRow ? width : 0);
  }
}
