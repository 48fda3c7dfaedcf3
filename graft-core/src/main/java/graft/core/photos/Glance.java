package graft.core.photos;

import graft.core.scratch.ByteRows;
import graft.core.scratch.Scratch;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is left of a photo at 16 x 16 pixels: enough to know it again when it was saved at another
 * size or quality, and to say how bright, how even and how colourful it is, and what border it has.
 */
public final class Glance {
  /** Pixels a side. */
  public static final int SIDE = 16;

  private static final int PIXELS = SIDE * SIDE;
  private static final int FIGURES = 3 * Float.BYTES + Border.BYTES;
  private static final int KEPT = PIXELS + Float.BYTES + Border.BYTES;

  private final ByteRows rows; // in one of which the grey values lie, (16, 16)
  private final int row;
  private final float brightness;
  private final float contrast;
  private final float colour;
  private final Border border;

  private Glance(ByteRows rows, int row, Figures figures) {
    this.rows = rows;
    this.row = row;
    this.brightness = figures.brightness();
    this.contrast = figures.contrast();
    this.colour = figures.colour();
    this.border = figures.border();
  }

  /** What is said of the grey values and of the colours that they were. */
  private record Figures(float brightness, float contrast, float colour, Border border) {}

  /**
   * A glance at a photo without a border.
   *
   * @param rgb (16, 16, 3), shrunk without aliasing
   */
  public static Glance of(byte[] rgb) {
    if (rgb.length != 3 * PIXELS) {
      throw new IllegalArgumentException(
          "rgb must have %d bytes, got %d".formatted(3 * PIXELS, rgb.length));
    }
    byte[] grey = new byte[PIXELS];
    double colour = 0;
    for (int i = 0; i < PIXELS; i++) {
      int red = rgb[3 * i] & 0xff;
      int green = rgb[3 * i + 1] & 0xff;
      int blue = rgb[3 * i + 2] & 0xff;
      grey[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000); // ITU-R BT.601
      colour += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }
    return of(grey, (float) (colour / PIXELS), Border.NONE);
  }

  /** The same of a photo with a border. */
  public Glance with(Border value) {
    return new Glance(rows, row, new Figures(brightness, contrast, colour, value));
  }

  private static Glance of(byte[] grey, float colour, Border border) {
    double sum = 0;
    double squares = 0;
    for (byte pixel : grey) {
      int value = pixel & 0xff;
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / PIXELS;
    double variance = Math.max(0, squares / PIXELS - mean * mean);
    return new Glance(
        ByteRows.of(grey),
        0,
        new Figures((float) mean, (float) Math.sqrt(variance), colour, border));
  }

  /** A table for so many glances. */
  public static ByteRows table(int glances, Scratch scratch) {
    return scratch.bytes(glances, PIXELS + FIGURES);
  }

  /** Puts it into a row of a {@link #table}. */
  public void put(ByteRows table, int at) {
    ByteBuffer bytes = ByteBuffer.allocate(PIXELS + FIGURES).put(greys());
    bytes.putFloat(brightness).putFloat(contrast).putFloat(colour);
    border.encode(bytes);
    table.put(at, bytes.array());
  }

  /** What was put into a row of a table, as short-lived as that. */
  public static Glance at(ByteRows table, int at) {
    byte[] row = new byte[PIXELS + FIGURES];
    table.copy(at, row);
    ByteBuffer figures = ByteBuffer.wrap(row).position(PIXELS);
    return new Glance(
        table,
        at,
        new Figures(
            figures.getFloat(), figures.getFloat(), figures.getFloat(), Border.decode(figures)));
  }

  /**
   * What is kept of it: the grey values row by row, the colour as a big-endian float, and the
   * border as big-endian integers.
   */
  public byte[] encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(KEPT).put(greys()).putFloat(colour);
    border.encode(bytes);
    return bytes.array();
  }

  /**
   * The same again.
   *
   * @throws IllegalArgumentException if the bytes are none of {@link #encoded}
   */
  public static Glance decoded(byte[] encoded) {
    if (encoded.length != KEPT) {
      throw new IllegalArgumentException(
          "a glance must have %d bytes, got %d".formatted(KEPT, encoded.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    byte[] grey = new byte[PIXELS];
    bytes.get(grey);
    return of(grey, bytes.getFloat(), Border.decode(bytes));
  }

  /** The mean of the grey values, 0 to 255. */
  public double brightness() {
    return brightness;
  }

  /** Their standard deviation, 0 where all is one tone. */
  public double contrast() {
    return contrast;
  }

  /** How far the channels lie apart on average, 0 to 255; 0 is a grey picture. */
  public double colour() {
    return colour;
  }

  /** The even margin around the picture. */
  public Border border() {
    return border;
  }

  /** A grey value, 0 to 255. */
  public int grey(int x, int y) {
    return rows.at(row, y * SIDE + x) & 0xff;
  }

  private byte[] greys() {
    byte[] greys = new byte[rows.columns()];
    rows.copy(row, greys);
    return Arrays.copyOf(greys, PIXELS);
  }

  /**
   * How alike two photos are whatever their brightness and contrast: the correlation of the grey
   * values, -1 to 1; 0 where one of them is all one tone.
   */
  public double likeness(Glance other) {
    if (contrast == 0 || other.contrast == 0) {
      return 0;
    }
    byte[] mine = greys();
    byte[] others = other.greys();
    double products = 0;
    for (int i = 0; i < PIXELS; i++) {
      products += ((mine[i] & 0xff) - brightness) * ((others[i] & 0xff) - other.brightness);
    }
    return products / PIXELS / contrast / other.contrast;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glance that
        && Arrays.equals(greys(), that.greys())
        && Float.compare(colour, that.colour) == 0
        && border.equals(that.border);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(greys()) + Float.hashCode(colour)) + border.hashCode();
  }
}
