package graft.predict.pixels;

import java.util.Arrays;

/*
 * Every step is done in 32-bit floats and in ONNX Runtime's order, because the last bit counts:
 *
 * 1. An output pixel's centre lies at (i + 0.5) / (out / in) in the input.
 * 2. The triangle reaches one input pixel to each side, or the scale when the picture shrinks.
 * 3. What reaches over the border is given to the outermost pixel (Pillow cuts it off instead).
 * 4. The weights are divided by their sum and rounded to 22 binary digits.
 *
 * At last every output pixel is given the same number of weights, some of them zero, so that the
 * loops need not ask.
 */
/** For one axis: which input pixels each output pixel is mixed from, and with which weights. */
final class Taps {
  /** Binary digits of a weight after the point. */
  static final int PRECISION = 22;

  /** Half of the last digit: what makes the shift round. */
  static final int HALF = 1 << (PRECISION - 1);

  /** The first input pixel of each output pixel; as many as {@link #window} follow in the input. */
  final int[] first;

  /** Weights, {@link #window} for each output pixel. */
  final int[] weights; // (out, window)

  /** Input pixels of an output pixel. */
  final int window;

  private Taps(int[] first, int[] weights, int window) {
    this.first = first;
    this.weights = weights;
    this.window = window;
  }

  /** The taps from {@code in} to {@code out} pixels. */
  static Taps of(int in, int out) {
    float ratio = (float) out / (float) in;
    float scale = 1.0f / ratio;
    float support = Math.max(scale, 1.0f);
    int window = 2 * (int) Math.ceil(support) + 1;
    int[] first = new int[out];
    int[][] weights = new int[out][];
    float[] reach = new float[window];
    for (int i = 0; i < out; i++) {
      float centre = 0.5f + (scale == 1.0f ? i : (i + 0.5f) / ratio - 0.5f);
      int from = (int) Math.floor(centre - support + 0.5f);
      int to = Math.min((int) Math.floor(centre + support + 0.5f), from + window);
      weigh(reach, from, to, centre, scale);
      first[i] = Math.max(from, 0);
      weights[i] = within(in, from, to, reach);
    }
    return equal(in, first, weights);
  }

  /** Fills in the triangle's height over each input pixel. */
  private static void weigh(float[] reach, int from, int to, float centre, float scale) {
    float narrow = scale >= 1.0f ? 1.0f / scale : 1.0f;
    for (int x = from; x < to; x++) {
      float distance = Math.abs((x - centre + 0.5f) * narrow);
      reach[x - from] = distance < 1.0f ? 1.0f - distance : 0.0f;
    }
  }

  /** The weights of those input pixels that there are. */
  private static int[] within(int in, int from, int to, float[] reach) {
    float total = 0;
    for (int x = from; x < to; x++) {
      total += reach[x - from];
    }
    int low = Math.max(from, 0);
    int high = Math.min(to, in);
    for (int x = from; x < low; x++) {
      reach[low - from] += reach[x - from];
    }
    for (int x = high; x < to; x++) {
      reach[high - 1 - from] += reach[x - from];
    }
    float inverse = 1.0f / total;
    int[] weights = new int[high - low];
    for (int x = low; x < high; x++) {
      weights[x - low] = Math.round(reach[x - from] * inverse * (1 << PRECISION));
    }
    return weights;
  }

  /** The same sums with equally many weights each. */
  private static Taps equal(int in, int[] first, int[][] ragged) {
    int window = Arrays.stream(ragged).mapToInt(some -> some.length).max().orElse(1);
    int[] weights = new int[first.length * window];
    for (int i = 0; i < first.length; i++) {
      int moved = Math.max(first[i] + window - in, 0);
      first[i] -= moved;
      System.arraycopy(ragged[i], 0, weights, i * window + moved, ragged[i].length);
    }
    return new Taps(first, weights, window);
  }
}
