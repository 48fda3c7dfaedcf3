package graft.predict.pixels;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A picture: {@code height} rows of {@code width} pixels of three unsigned bytes, red, green, blue.
 * Immutable, so that any number of threads may share one.
 */
public final class Pixels {
  /** Bytes a pixel. */
  public static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final byte[] rgb; // (height, width, 3)

  private Pixels(int width, int height, byte[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * A copy of the given values.
   *
   * @param rgb (height, width, 3)
   */
  public static Pixels of(int width, int height, byte[] rgb) {
    int bytes = byteCount(width, height);
    if (rgb.length != bytes) {
      throw new IllegalArgumentException(
          "A picture of %d x %d has %d bytes, got %d".formatted(width, height, bytes, rgb.length));
    }
    return new Pixels(width, height, rgb.clone());
  }

  /**
   * A picture whose values the caller writes, without a copy.
   *
   * @param fill writes all values of the black (height, width, 3) array and does not keep it
   */
  public static Pixels filled(int width, int height, Consumer<byte[]> fill) {
    byte[] rgb = new byte[byteCount(width, height)];
    fill.accept(rgb);
    return new Pixels(width, height, rgb);
  }

  private static int byteCount(int width, int height) {
    long bytes = (long) CHANNELS * width * height;
    if (width < 1 || height < 1 || bytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "A picture has at least 1 x 1 pixel and at most 2 GiB, got %d x %d"
              .formatted(width, height));
    }
    return (int) bytes;
  }

  /** A part of the picture, which must lie in it. */
  Pixels part(Rectangle part) {
    part.requireWithin(this);
    return filled(
        part.width(),
        part.height(),
        to -> {
          for (int y = 0; y < part.height(); y++) {
            int from = CHANNELS * ((part.y() + y) * width + part.x());
            System.arraycopy(rgb, from, to, CHANNELS * y * part.width(), CHANNELS * part.width());
          }
        });
  }

  /** The picture in the middle of a grey one that is at least as large. */
  Pixels within(int wholeWidth, int wholeHeight, int grey) {
    int left = (wholeWidth - width) / 2;
    int top = (wholeHeight - height) / 2;
    return filled(
        wholeWidth,
        wholeHeight,
        to -> {
          Arrays.fill(to, (byte) grey);
          for (int y = 0; y < height; y++) {
            int at = CHANNELS * ((top + y) * wholeWidth + left);
            System.arraycopy(rgb, CHANNELS * y * width, to, at, CHANNELS * width);
          }
        });
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** {@code 3 * width * height}. */
  public int byteCount() {
    return rgb.length;
  }

  /** One pixel as {@code 0xRRGGBB}. */
  public int rgb(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IndexOutOfBoundsException(
          "(%d, %d) lies outside %d x %d".formatted(x, y, width, height));
    }
    int at = CHANNELS * (y * width + x);
    return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
  }

  /** Puts all values, (height, width, 3), at the buffer's position and moves it behind them. */
  public void copyTo(ByteBuffer target) {
    target.put(rgb);
  }

  /** Copies all values, (height, width, 3), into the array from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(rgb, 0, target, offset, rgb.length);
  }

  /** Copies row {@code y}, (width, 3), to the start of the array. */
  public void copyRow(int y, byte[] target) {
    System.arraycopy(rgb, y * width * CHANNELS, target, 0, width * CHANNELS);
  }

  /** A read-only view of all values, (height, width, 3). */
  public ByteBuffer view() {
    return ByteBuffer.wrap(rgb).asReadOnlyBuffer();
  }

  /**
   * Feeds the picture into a digest: width and height as four bytes each, the highest first, then
   * the rows.
   */
  public void hashInto(MessageDigest digest) {
    digest.update(ByteBuffer.allocate(8).putInt(width).putInt(height).flip());
    digest.update(rgb);
  }

  /** The values themselves, for the loops of this package; never written to. */
  byte[] values() {
    return rgb;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pixels that
        && width == that.width
        && height == that.height
        && Arrays.equals(rgb, that.rgb);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(rgb);
  }

  @Override
  public String toString() {
    return width + " x " + height + " pixels";
  }
}
