package graft.core.photos;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The even margin of a photo, in pixels a side.
 *
 * @param rgb its colour as {@code 0xRRGGBB}
 */
public record Border(int left, int top, int right, int bottom, int rgb) {
  /** No margin on any side. */
  public static final Border NONE = new Border(0, 0, 0, 0, 0);

  /** Bytes of what is kept. */
  static final int BYTES = 5 * Integer.BYTES;

  private static final int DARK = 64;
  private static final int LIGHT = 192;

  /** Where it is. */
  public enum Form {
    /** On no two sides across from each other. */
    NONE,
    /** On all sides. */
    FRAME,
    /** Above and below. */
    BARS,
    /** Left and right. */
    PILLARS
  }

  public Form form() {
    boolean across = left > 0 && right > 0;
    boolean upright = top > 0 && bottom > 0;
    if (across && upright) {
      return Form.FRAME;
    }
    return across ? Form.PILLARS : upright ? Form.BARS : Form.NONE;
  }

  /** Its mean width in pixels, on the sides where it is. */
  public double width() {
    return switch (form()) {
      case NONE -> 0;
      case FRAME -> (left + top + right + bottom) / 4.0;
      case BARS -> (top + bottom) / 2.0;
      case PILLARS -> (left + right) / 2.0;
    };
  }

  /** Form and tone, which the same border keeps however the photo was saved. */
  public String name() {
    return form() == Form.NONE ? "none" : form().name().toLowerCase(Locale.ROOT) + ' ' + tone();
  }

  private String tone() {
    int most = Math.max(red(), Math.max(green(), blue()));
    int least = Math.min(red(), Math.min(green(), blue()));
    return most < DARK ? "dark" : least >= LIGHT ? "light" : "between";
  }

  /** 0 to 255. */
  public int red() {
    return rgb >> 16 & 0xff;
  }

  /** 0 to 255. */
  public int green() {
    return rgb >> 8 & 0xff;
  }

  /** 0 to 255. */
  public int blue() {
    return rgb & 0xff;
  }

  void encode(ByteBuffer to) {
    to.putInt(left).putInt(top).putInt(right).putInt(bottom).putInt(rgb);
  }

  static Border decode(ByteBuffer from) {
    Border border =
        new Border(from.getInt(), from.getInt(), from.getInt(), from.getInt(), from.getInt());
    return border.equals(NONE) ? NONE : border; // most photos share it
  }
}
