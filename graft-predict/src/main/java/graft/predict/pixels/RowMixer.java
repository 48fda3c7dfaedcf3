package graft.predict.pixels;

/*
 * Two rows lie side by side in one row of longs, the one in the lower half, so that one
 * multiplication serves both. Weights are whole numbers of 22 binary digits; 255 times their sum
 * stays below 2^30, so that the halves do not meet.
 *
 * A picture of up to two and a half times the output's size has three to five weights a pixel, and
 * is most often met: it has loops of its own, which know how many there are.
 */
/** Mixes the rows of a part of a picture along themselves, two at a time. Not thread-safe. */
final class RowMixer {
  private static final int CHANNELS = Pixels.CHANNELS;
  private static final long HALVES = Taps.HALF | (long) Taps.HALF << 32;

  private final Pixels picture;
  private final Rectangle part;
  private final Taps taps;
  private final long[] pair; // (width of the part, 3)
  private final long eightBits; // no constant: loads of unsigned bytes become no vectors
  private int[] upper = {}; // what is written
  private int[] lower = {};

  RowMixer(Pixels picture, Rectangle part, Taps taps) {
    this.picture = picture;
    this.part = part;
    this.taps = taps;
    this.pair = new long[part.width() * CHANNELS];
    this.eightBits = 0xff;
  }

  /**
   * Mixes row {@code y} of the part, and the one below it where there is one.
   *
   * @param upper written: values from 0 to 255, (output width, 3)
   * @param lower the same of the row below; at the part's end as upper
   */
  void mix(int y, int[] upper, int[] lower) {
    pack(start(y), start(Math.min(y + 1, part.height() - 1)));
    this.upper = upper;
    this.lower = lower;
    switch (taps.window) {
      case 3 -> three();
      case 4 -> four();
      case 5 -> five();
      default -> any();
    }
    ColumnMixer.round(upper);
    ColumnMixer.round(lower);
  }

  private int start(int y) {
    return ((part.y() + y) * picture.width() + part.x()) * CHANNELS;
  }

  private void pack(int upper, int lower) {
    byte[] in = picture.values();
    long[] pair = this.pair;
    long lowest = eightBits;
    for (int i = 0; i < pair.length; i++) {
      pair[i] = (in[upper + i] & lowest) | (in[lower + i] & lowest) << 32;
    }
  }

  private void three() {
    int[] weights = taps.weights;
    long[] in = pair;
    for (int x = 0, to = 0, tap = 0; x < taps.first.length; x++, to += CHANNELS, tap += 3) {
      int at = taps.first[x] * CHANNELS;
      long a = weights[tap];
      long b = weights[tap + 1];
      long c = weights[tap + 2];
      long red = HALVES + a * in[at] + b * in[at + 3] + c * in[at + 6];
      long green = HALVES + a * in[at + 1] + b * in[at + 4] + c * in[at + 7];
      long blue = HALVES + a * in[at + 2] + b * in[at + 5] + c * in[at + 8];
      put(red, green, blue, to);
    }
  }

  private void four() {
    int[] weights = taps.weights;
    long[] in = pair;
    for (int x = 0, to = 0, tap = 0; x < taps.first.length; x++, to += CHANNELS, tap += 4) {
      int at = taps.first[x] * CHANNELS;
      long a = weights[tap];
      long b = weights[tap + 1];
      long c = weights[tap + 2];
      long d = weights[tap + 3];
      long red = HALVES + a * in[at] + b * in[at + 3] + c * in[at + 6] + d * in[at + 9];
      long green = HALVES + a * in[at + 1] + b * in[at + 4] + c * in[at + 7] + d * in[at + 10];
      long blue = HALVES + a * in[at + 2] + b * in[at + 5] + c * in[at + 8] + d * in[at + 11];
      put(red, green, blue, to);
    }
  }

  private void five() {
    int[] weights = taps.weights;
    long[] in = pair;
    for (int x = 0, to = 0, tap = 0; x < taps.first.length; x++, to += CHANNELS, tap += 5) {
      int at = taps.first[x] * CHANNELS;
      long a = weights[tap];
      long b = weights[tap + 1];
      long c = weights[tap + 2];
      long d = weights[tap + 3];
      long e = weights[tap + 4];
      long red =
          HALVES + a * in[at] + b * in[at + 3] + c * in[at + 6] + d * in[at + 9] + e * in[at + 12];
      long green =
          HALVES
              + a * in[at + 1]
              + b * in[at + 4]
              + c * in[at + 7]
              + d * in[at + 10]
              + e * in[at + 13];
      long blue =
          HALVES
              + a * in[at + 2]
              + b * in[at + 5]
              + c * in[at + 8]
              + d * in[at + 11]
              + e * in[at + 14];
      put(red, green, blue, to);
    }
  }

  private void any() {
    int[] weights = taps.weights;
    long[] in = pair;
    for (int x = 0, tap = 0; x < taps.first.length; x++) {
      long red = HALVES;
      long green = HALVES;
      long blue = HALVES;
      int at = taps.first[x] * CHANNELS;
      int end = tap + taps.window;
      for (; tap + 1 < end; tap += 2, at += 2 * CHANNELS) {
        long weight = weights[tap];
        long next = weights[tap + 1];
        red += weight * in[at] + next * in[at + 3];
        green += weight * in[at + 1] + next * in[at + 4];
        blue += weight * in[at + 2] + next * in[at + 5];
      }
      if (tap < end) {
        long weight = weights[tap++];
        red += weight * in[at];
        green += weight * in[at + 1];
        blue += weight * in[at + 2];
      }
      put(red, green, blue, x * CHANNELS);
    }
  }

  private void put(long red, long green, long blue, int to) {
    upper[to] = (int) red;
    upper[to + 1] = (int) green;
    upper[to + 2] = (int) blue;
    lower[to] = (int) (red >>> 32);
    lower[to + 1] = (int) (green >>> 32);
    lower[to + 2] = (int) (blue >>> 32);
  }
}
