package graft.vision.augment;

import graft.predict.pixels.Pixels;

/*
 * Each mixes the picture with a duller one: factor 0 is the dull one, 1 the picture, above 1 goes
 * beyond it. Sums in 32-bit floats, what lies after the point is dropped: Pillow's Image.blend.
 */
/** Pillow's {@code ImageEnhance}, to the bit. */
final class Enhance {
  private static final int CHANNELS = Pixels.CHANNELS;

  /** What turns a hue into how far red, green and blue are down, in sixths of a turn. */
  private static final int[] OFFSETS = {5, 3, 1};

  private Enhance() {}

  /** Mixed with the picture's mean grey. */
  static Pixels contrast(Pixels picture, double factor) {
    byte[] rgb = values(picture);
    long sum = 0;
    for (int i = 0; i < rgb.length; i += CHANNELS) {
      sum += grey(rgb, i);
    }
    int pixels = picture.width() * picture.height();
    int mean = (int) ((double) sum / pixels + 0.5);
    return Levels.map(picture, value -> blend(mean, value, (float) factor));
  }

  /** Mixed with each pixel's own grey. */
  static Pixels saturation(Pixels picture, double factor) {
    return Pixels.filled(
        picture.width(),
        picture.height(),
        out -> {
          picture.copyTo(out, 0);
          for (int i = 0; i < out.length; i += CHANNELS) {
            int grey = grey(out, i);
            for (int channel = i; channel < i + CHANNELS; channel++) {
              out[channel] = (byte) blend(grey, out[channel] & 0xff, (float) factor);
            }
          }
        });
  }

  /** Mixed with the picture smoothed by its eight neighbours; the outermost pixels stay. */
  static Pixels sharpness(Pixels picture, double factor) {
    byte[] in = values(picture);
    int row = picture.width() * CHANNELS;
    return Pixels.filled(
        picture.width(),
        picture.height(),
        out -> {
          System.arraycopy(in, 0, out, 0, in.length);
          for (int y = 1; y < picture.height() - 1; y++) {
            for (int i = y * row + CHANNELS; i < (y + 1) * row - CHANNELS; i++) {
              out[i] = (byte) blend(smooth(in, i, row), in[i] & 0xff, (float) factor);
            }
          }
        });
  }

  /** The weights are 1, and 5 in the middle. */
  private static int smooth(byte[] in, int at, int row) {
    int sum = 4 * (in[at] & 0xff);
    for (int y = at - row; y <= at + row; y += row) {
      sum += (in[y - CHANNELS] & 0xff) + (in[y] & 0xff) + (in[y + CHANNELS] & 0xff);
    }
    return (int) (sum / 13f + 0.5f);
  }

  /** The colour circle turned by a part of a whole turn; hue, saturation and value as in HSV. */
  static Pixels hue(Pixels picture, double turn) {
    return Pixels.filled(
        picture.width(),
        picture.height(),
        out -> {
          picture.copyTo(out, 0);
          for (int i = 0; i < out.length; i += CHANNELS) {
            turn(out, i, turn);
          }
        });
  }

  private static void turn(byte[] rgb, int at, double turn) {
    int red = rgb[at] & 0xff;
    int green = rgb[at + 1] & 0xff;
    int blue = rgb[at + 2] & 0xff;
    int high = Math.max(red, Math.max(green, blue));
    int span = high - Math.min(red, Math.min(green, blue));
    double sixth;
    if (span == 0) {
      return;
    } else if (red == high) {
      sixth = (double) (green - blue) / span;
    } else if (green == high) {
      sixth = 2 + (double) (blue - red) / span;
    } else {
      sixth = 4 + (double) (red - green) / span;
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      rgb[at + channel] = (byte) channel(sixth + 6 * turn + OFFSETS[channel], high, span);
    }
  }

  /** The value of a channel that is {@code at} sixths of a turn away from where it falls. */
  private static int channel(double at, int high, int span) {
    double turned = at - 6 * Math.floor(at / 6);
    double part = Math.clamp(Math.min(turned, 4 - turned), 0, 1);
    return (int) Math.rint(high - span * part);
  }

  /** Pillow's grey: 0.299 red, 0.587 green, 0.114 blue. */
  private static int grey(byte[] rgb, int at) {
    int red = rgb[at] & 0xff;
    int green = rgb[at + 1] & 0xff;
    int blue = rgb[at + 2] & 0xff;
    return (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16;
  }

  private static int blend(int dull, int value, float factor) {
    return Math.clamp((long) (dull + factor * (value - dull)), 0, 255);
  }

  private static byte[] values(Pixels picture) {
    byte[] rgb = new byte[picture.byteCount()];
    picture.copyTo(rgb, 0);
    return rgb;
  }
}
