package graft.predict.pixels;

/*
 * Two passes, each rounding to 8 bits: first along the rows, then along the columns. The second
 * follows on the heels of the first, so that only as many rows as an output row is mixed from are
 * kept between them.
 */
/**
 * The antialiased triangle filter on 8-bit values: the same bits as ONNX Runtime's {@code Resize}
 * (uint8, linear, antialias, half-pixel centres), which every Graft model carries inside. Growing
 * is plain bilinear. The sides are scaled each on its own; the picture is squashed where its shape
 * changes. All methods may be called from several threads.
 */
public final class TriangleResize {
  private final RowMixer mixer;
  private final Taps down;
  private final int[][] ring; // rows mixed along themselves, row y at y modulo its length
  private int mixed; // rows

  private TriangleResize(RowMixer mixer, Taps down, int rowValues) {
    this.mixer = mixer;
    this.down = down;
    this.ring = new int[down.window + 1][rowValues]; // one more, for rows come in pairs
  }

  /** The picture at another size, in pixels. */
  public static Pixels resize(Pixels picture, int width, int height) {
    return width == picture.width() && height == picture.height()
        ? picture
        : resize(picture, Rectangle.all(picture), width, height);
  }

  /**
   * A rectangle of the picture at another size, in pixels: as if it were cut out first.
   *
   * @throws IndexOutOfBoundsException if it reaches over the picture's border
   */
  public static Pixels resize(Pixels picture, Rectangle part, int width, int height) {
    part.requireWithin(picture);
    return Pixels.filled(
        width,
        height,
        out ->
            new TriangleResize(
                    new RowMixer(picture, part, Taps.of(part.width(), width)),
                    Taps.of(part.height(), height),
                    width * Pixels.CHANNELS)
                .fill(out));
  }

  private void fill(byte[] out) {
    int[][] rows = new int[down.window][];
    ColumnMixer columns = new ColumnMixer(down, ring[0].length);
    for (int y = 0; y < down.first.length; y++) {
      take(down.first[y], rows);
      int[] sums = columns.mix(rows, y);
      int to = y * sums.length;
      for (int i = 0; i < sums.length; i++) {
        out[to + i] = (byte) sums[i];
      }
    }
  }

  /** The mixed rows from {@code first} on. */
  private void take(int first, int[][] rows) {
    for (; mixed < first + rows.length; mixed += 2) {
      mixer.mix(mixed, ring[mixed % ring.length], ring[(mixed + 1) % ring.length]);
    }
    for (int k = 0; k < rows.length; k++) {
      rows[k] = ring[(first + k) % ring.length];
    }
  }
}
