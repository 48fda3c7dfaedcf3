package graft.predict.pixels;

/*
 * Two passes, each rounding to 8 bits: first along the rows, then along the columns. Weights are
 * whole numbers of 22 binary digits; 255 times their sum stays below 2^30.
 */
/**
 * The antialiased triangle filter on 8-bit values: the same bits as ONNX Runtime's {@code Resize}
 * (uint8, linear, antialias, half-pixel centres), which every Graft model carries inside. Growing
 * is plain bilinear. The sides are scaled each on its own; the picture is squashed where its shape
 * changes. All methods may be called from several threads.
 */
public final class TriangleResize {
  private static final int CHANNELS = Pixels.CHANNELS;
  private static final long HALVES = Taps.HALF | (long) Taps.HALF << 32;

  private TriangleResize() {}

  /** The picture at another size, in pixels. */
  public static Pixels resize(Pixels picture, int width, int height) {
    Pixels wide =
        width == picture.width() ? picture : alongRows(picture, Rectangle.all(picture), width);
    return height == wide.height() ? wide : alongColumns(wide, height);
  }

  /**
   * A rectangle of the picture at another size, in pixels: as if it were cut out first.
   *
   * @throws IndexOutOfBoundsException if it reaches over the picture's border
   */
  public static Pixels resize(Pixels picture, Rectangle part, int width, int height) {
    part.requireWithin(picture);
    Pixels wide = alongRows(picture, part, width);
    return height == wide.height() ? wide : alongColumns(wide, height);
  }

  private static Pixels alongRows(Pixels picture, Rectangle part, int width) {
    Taps taps = Taps.of(part.width(), width);
    long[] rows = new long[part.width() * CHANNELS];
    byte[] in = picture.values();
    return Pixels.filled(
        width,
        part.height(),
        out -> {
          for (int y = 0; y < part.height(); y += 2) {
            int other = Math.min(y + 1, part.height() - 1);
            pack(in, start(picture, part, y), start(picture, part, other), rows);
            mixRows(rows, taps, out, y * width * CHANNELS, other * width * CHANNELS);
          }
        });
  }

  private static int start(Pixels picture, Rectangle part, int y) {
    return ((part.y() + y) * picture.width() + part.x()) * CHANNELS;
  }

  /** Two rows side by side, so that one multiplication serves both. */
  private static void pack(byte[] in, int low, int high, long[] rows) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (in[low + i] & 0xffL) | (in[high + i] & 0xffL) << 32;
    }
  }

  private static void mixRows(long[] rows, Taps taps, byte[] out, int low, int high) {
    int[] weights = taps.weights;
    for (int x = 0; x < taps.first.length; x++) {
      long red = HALVES;
      long green = HALVES;
      long blue = HALVES;
      int at = taps.first[x] * CHANNELS;
      int tap = x * taps.window;
      int end = tap + taps.count[x];
      for (; tap + 1 < end; tap += 2, at += 2 * CHANNELS) {
        long weight = weights[tap];
        long next = weights[tap + 1];
        red += weight * rows[at] + next * rows[at + 3];
        green += weight * rows[at + 1] + next * rows[at + 4];
        blue += weight * rows[at + 2] + next * rows[at + 5];
      }
      if (tap < end) {
        long weight = weights[tap];
        red += weight * rows[at];
        green += weight * rows[at + 1];
        blue += weight * rows[at + 2];
      }
      int pixel = x * CHANNELS;
      put(red, out, low + pixel, high + pixel);
      put(green, out, low + pixel + 1, high + pixel + 1);
      put(blue, out, low + pixel + 2, high + pixel + 2);
    }
  }

  private static void put(long sums, byte[] out, int low, int high) {
    out[low] = clip((int) sums);
    out[high] = clip((int) (sums >>> 32));
  }

  private static Pixels alongColumns(Pixels picture, int height) {
    Taps taps = Taps.of(picture.height(), height);
    int[] sums = new int[picture.width() * CHANNELS];
    byte[] in = picture.values();
    return Pixels.filled(
        picture.width(),
        height,
        out -> {
          for (int y = 0; y < height; y++) {
            sumRows(in, taps, y, sums);
            round(sums, out, y * sums.length);
          }
        });
  }

  private static void sumRows(byte[] in, Taps taps, int y, int[] sums) {
    java.util.Arrays.fill(sums, Taps.HALF);
    int tap = y * taps.window;
    int from = taps.first[y] * sums.length;
    int end = tap + taps.count[y];
    for (; tap + 1 < end; tap += 2, from += 2 * sums.length) {
      int weight = taps.weights[tap];
      int next = taps.weights[tap + 1];
      int below = from + sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * (in[from + i] & 0xff) + next * (in[below + i] & 0xff);
      }
    }
    if (tap < end) {
      int weight = taps.weights[tap];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * (in[from + i] & 0xff);
      }
    }
  }

  private static void round(int[] sums, byte[] out, int to) {
    for (int i = 0; i < sums.length; i++) {
      out[to + i] = clip(sums[i]);
    }
  }

  private static byte clip(int sum) {
    return (byte) Math.min(sum >> Taps.PRECISION, 255);
  }
}
