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
    int[] row = new int[part.width() * CHANNELS];
    byte[] in = picture.values();
    return Pixels.filled(
        width,
        part.height(),
        out -> {
          for (int y = 0; y < part.height(); y++) {
            unpack(in, ((part.y() + y) * picture.width() + part.x()) * CHANNELS, row);
            mixRow(row, taps, out, y * width * CHANNELS);
          }
        });
  }

  private static void unpack(byte[] in, int from, int[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = in[from + i] & 0xff;
    }
  }

  private static void mixRow(int[] row, Taps taps, byte[] out, int to) {
    for (int x = 0; x < taps.first.length; x++) {
      int red = Taps.HALF;
      int green = Taps.HALF;
      int blue = Taps.HALF;
      int at = taps.first[x] * CHANNELS;
      int tap = x * taps.window;
      for (int end = tap + taps.count[x]; tap < end; tap++, at += CHANNELS) {
        int weight = taps.weights[tap];
        red += weight * row[at];
        green += weight * row[at + 1];
        blue += weight * row[at + 2];
      }
      int pixel = to + x * CHANNELS;
      out[pixel] = clip(red);
      out[pixel + 1] = clip(green);
      out[pixel + 2] = clip(blue);
    }
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
    for (int k = 0; k < taps.count[y]; k++) {
      int weight = taps.weights[y * taps.window + k];
      int from = (taps.first[y] + k) * sums.length;
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
