package graft.train.model;

import graft.predict.pixels.Pixels;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Random photos of one size, uint8 (n, height, width, 3): blots of colour with noise over them. */
final class Photos {
  private final int n;
  private final int height;
  private final int width;
  private final byte[] bytes;

  private Photos(int n, int height, int width, byte[] bytes) {
    this.n = n;
    this.height = height;
    this.width = width;
    this.bytes = bytes;
  }

  static Photos random(long seed, int n, int height, int width) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[n * height * width * 3];
    double[] waves = random.doubles(n * 9L, 0, 6.28).toArray();
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < 3; c++) {
            int w = i * 9 + c * 3;
            double wave =
                Math.sin(waves[w] * x / width * 3 + waves[w + 1] * y / height * 3 + waves[w + 2]);
            bytes[at++] = (byte) (int) (127 + 90 * wave + random.nextDouble(-38, 38));
          }
        }
      }
    }
    return new Photos(n, height, width, bytes);
  }

  /** The same with left and right turned. */
  Photos mirrored() {
    byte[] turned = new byte[bytes.length];
    for (int pixel = 0; pixel < bytes.length / 3; pixel++) {
      int x = pixel % width;
      System.arraycopy(bytes, 3 * pixel, turned, 3 * (pixel - x + width - 1 - x), 3);
    }
    return new Photos(n, height, width, turned);
  }

  int n() {
    return n;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  byte[] bytes() {
    return bytes;
  }

  /** One of them. */
  Pixels pixels(int photo) {
    int length = height * width * 3;
    return Pixels.of(
        width, height, Arrays.copyOfRange(bytes, photo * length, (photo + 1) * length));
  }
}
