package graft.vision.augment;

import graft.predict.pixels.Pixels;
import java.util.function.IntUnaryOperator;

/** Changes each value of a picture by itself. */
final class Levels {
  private Levels() {}

  /** Each value, 0 to 255, replaced by what the rule makes of it, cut off at 0 and 255. */
  static Pixels map(Pixels picture, IntUnaryOperator rule) {
    byte[] table = table(rule);
    return map(picture, new byte[][] {table, table, table});
  }

  /**
   * Each value replaced by what its channel's table says.
   *
   * @param tables (3, 256)
   */
  static Pixels map(Pixels picture, byte[][] tables) {
    return Pixels.filled(
        picture.width(),
        picture.height(),
        out -> {
          picture.copyTo(out, 0);
          for (int i = 0; i < out.length; i += Pixels.CHANNELS) {
            for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
              out[i + channel] = tables[channel][out[i + channel] & 0xff];
            }
          }
        });
  }

  /** The table of a rule. */
  static byte[] table(IntUnaryOperator rule) {
    byte[] table = new byte[256];
    for (int value = 0; value < table.length; value++) {
      table[value] = (byte) Math.clamp(rule.applyAsInt(value), 0, 255);
    }
    return table;
  }

  /** The lowest and the highest value of all channels. */
  static int[] ends(Pixels picture) {
    byte[] values = new byte[picture.byteCount()];
    picture.copyTo(values, 0);
    int low = 255;
    int high = 0;
    for (byte value : values) {
      low = Math.min(low, value & 0xff);
      high = Math.max(high, value & 0xff);
    }
    return new int[] {low, high};
  }

  /**
   * Pillow's {@code ImageEnhance.Brightness}: 32-bit floats, what lies after the point is dropped.
   */
  static Pixels brightness(Pixels picture, double factor) {
    return map(picture, value -> brightened(value, factor));
  }

  /** One value of {@link #brightness}. */
  static int brightened(int value, double factor) {
    return Math.min((int) ((float) factor * value), 255);
  }
}
