package graft.vision.augment;

import graft.predict.pixels.Pixels;

/** Pillow's {@code ImageOps} that look at how often each value of a channel occurs, to the bit. */
final class Histogram {
  private static final int LEVELS = 256;

  private Histogram() {}

  /** Each channel stretched from its lowest value at 0 to its highest at 255. */
  static Pixels autoContrast(Pixels picture) {
    return Levels.map(picture, tables(picture, Histogram::stretch));
  }

  /** Each channel so that all values become about equally frequent. */
  static Pixels equalise(Pixels picture) {
    return Levels.map(picture, tables(picture, Histogram::spread));
  }

  private static byte[][] tables(Pixels picture, Rule rule) {
    int[][] counts = new int[Pixels.CHANNELS][LEVELS];
    byte[] rgb = new byte[picture.byteCount()];
    picture.copyTo(rgb, 0);
    for (int i = 0; i < rgb.length; i++) {
      counts[i % Pixels.CHANNELS][rgb[i] & 0xff]++;
    }
    byte[][] tables = new byte[Pixels.CHANNELS][];
    for (int channel = 0; channel < tables.length; channel++) {
      tables[channel] = rule.table(counts[channel]);
    }
    return tables;
  }

  private static byte[] stretch(int[] counts) {
    int low = 0;
    while (counts[low] == 0) {
      low++;
    }
    int high = last(counts);
    if (high <= low) {
      return Levels.table(value -> value);
    }
    double scale = 255.0 / (high - low);
    double offset = -low * scale;
    return Levels.table(value -> (int) (value * scale + offset));
  }

  private static byte[] spread(int[] counts) {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    int step = (total - counts[last(counts)]) / 255;
    if (step == 0) {
      return Levels.table(value -> value);
    }
    int[] below = new int[LEVELS];
    for (int value = 1; value < LEVELS; value++) {
      below[value] = below[value - 1] + counts[value - 1];
    }
    return Levels.table(value -> (step / 2 + below[value]) / step);
  }

  private static int last(int[] counts) {
    int high = LEVELS - 1;
    while (counts[high] == 0) {
      high--;
    }
    return high;
  }

  /** Makes a channel's table from its counts. */
  private interface Rule {
    byte[] table(int[] counts);
  }
}
