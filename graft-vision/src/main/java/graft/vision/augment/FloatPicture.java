package graft.vision.augment;

import graft.core.augment.FillMode;
import graft.core.augment.Flip.Axis;
import graft.predict.pixels.Pixels;

/*
 * The operations of numpy, scipy and Pillow that ImageDataGenerator calls, in their order and with
 * their roundings: coordinates and sums in 64-bit floats, pixels in 32-bit floats.
 */
/**
 * A picture as Keras holds it while it changes it: 32-bit floats, 0 to 255. Each change gives a new
 * one. For replaying old pictures; {@link Warp} is the faster way to new ones.
 */
final class FloatPicture {
  private static final int CHANNELS = Pixels.CHANNELS;

  private final int rows;
  private final int columns;
  private final float[] values; // (rows, columns, 3)

  private FloatPicture(int rows, int columns, float[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  static FloatPicture of(Pixels picture) {
    byte[] rgb = new byte[picture.byteCount()];
    picture.copyTo(rgb, 0);
    float[] values = new float[rgb.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rgb[i] & 0xff;
    }
    return new FloatPicture(picture.height(), picture.width(), values);
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  float at(int row, int column, int channel) {
    return values[CHANNELS * (row * columns + column) + channel];
  }

  /** Rounded to whole levels. */
  Pixels toPixels() {
    return Pixels.filled(
        columns,
        rows,
        out -> {
          for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.clamp(Math.round(values[i]), 0, 255);
          }
        });
  }

  /** {@code scipy.ndimage.affine_transform} of order 1, channel by channel. */
  FloatPicture warped(Affine map, Fill fill) {
    if (map.equals(Affine.IDENTITY)) {
      return this;
    }
    float[] warped = new float[values.length];
    int to = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        double row = ScipyEdge.map(map.r() + y * map.rr() + x * map.rc(), rows, fill.mode());
        double column = ScipyEdge.map(map.c() + y * map.cr() + x * map.cc(), columns, fill.mode());
        for (int channel = 0; channel < CHANNELS; channel++) {
          boolean outside = row <= -1 || column <= -1;
          warped[to++] =
              outside ? (float) fill.value() : between(row, column, channel, fill.mode());
        }
      }
    }
    return new FloatPicture(rows, columns, warped);
  }

  private float between(double row, double column, int channel, FillMode mode) {
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    int upper = ScipyEdge.index(top, rows, mode);
    int lower = ScipyEdge.index(top + 1, rows, mode);
    int near = ScipyEdge.index(left, columns, mode);
    int far = ScipyEdge.index(left + 1, columns, mode);
    double down = row - top;
    double across = column - left;
    double sum = at(upper, near, channel) * (1 - down) * (1 - across);
    sum += at(upper, far, channel) * (1 - down) * across;
    sum += at(lower, near, channel) * down * (1 - across);
    sum += at(lower, far, channel) * down * across;
    return (float) sum;
  }

  /** Added to all channels, within the picture's own lowest and highest value. */
  FloatPicture channelShifted(double levels) {
    float low = lowest();
    float high = highest();
    return map(value -> Math.min(Math.max(value + (float) levels, low), high));
  }

  FloatPicture mirrored(Axis axis) {
    float[] mirrored = new float[values.length];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int row = axis == Axis.VERTICAL ? rows - 1 - y : y;
        int column = axis == Axis.HORIZONTAL ? columns - 1 - x : x;
        System.arraycopy(
            values,
            CHANNELS * (row * columns + column),
            mirrored,
            CHANNELS * (y * columns + x),
            CHANNELS);
      }
    }
    return new FloatPicture(rows, columns, mirrored);
  }

  /** From the lowest value at 0 to the highest at 255: {@code array_to_img(scale=True)}. */
  FloatPicture stretched() {
    float low = lowest();
    float span = highest() - low;
    return span == 0
        ? map(value -> (value - low) * 255f)
        : map(value -> (value - low) / span * 255f);
  }

  /** What lies after the point is dropped, then comes Pillow's brightness. */
  FloatPicture brightened(double factor) {
    return map(value -> Levels.brightened((int) value, factor));
  }

  private FloatPicture map(FloatRule rule) {
    float[] mapped = new float[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = rule.of(values[i]);
    }
    return new FloatPicture(rows, columns, mapped);
  }

  private float lowest() {
    float low = values[0];
    for (float value : values) {
      low = Math.min(low, value);
    }
    return low;
  }

  private float highest() {
    float high = values[0];
    for (float value : values) {
      high = Math.max(high, value);
    }
    return high;
  }

  /** What becomes of one value. */
  private interface FloatRule {
    float of(float value);
  }
}
