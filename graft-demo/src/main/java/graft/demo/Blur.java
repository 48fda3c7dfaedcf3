package graft.demo;

import static java.lang.StrictMath.ceil;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.round;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Blurs opaque images by a Gaussian: along the rows, then along the columns. */
final class Blur {
  private static final int RED_BLUE = 0xFF00FF;
  private static final int GREEN = 0x00FF00;
  private static final int HALF = 0x80; // of 256, so that results are rounded
  private static final int HALVES = 0x800080;

  private Blur() {}

  /**
   * A blurred copy.
   *
   * @param sigma in pixels, above 0
   */
  static BufferedImage gaussian(BufferedImage image, double sigma) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] weights = weights(sigma);
    BufferedImage blurred = new BufferedImage(width, height, image.getType());
    int[] turned = new int[width * height];
    blurAndTurn(Pens.pixels(image), turned, width, height, weights);
    blurAndTurn(turned, Pens.pixels(blurred), height, width, weights);
    return blurred;
  }

  /**
   * Blurs an image in place by much, as a background out of focus: on a half of its size.
   *
   * @param sigma in pixels of the image, above 0
   */
  static void softly(BufferedImage image, double sigma) {
    int width = image.getWidth() / 2;
    int height = image.getHeight() / 2;
    BufferedImage small = new BufferedImage(width, height, image.getType());
    draw(image, small);
    draw(gaussian(small, sigma / 2), image);
  }

  /** The weights of the neighbours to both sides, which add up to 256. */
  private static int[] weights(double sigma) {
    int reach = (int) ceil(2 * sigma);
    double[] bell = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < bell.length; i++) {
      bell[i] = exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
      sum += bell[i];
    }
    int[] weights = new int[bell.length];
    int left = 256;
    for (int i = 0; i < bell.length; i++) {
      weights[i] = (int) round(256 * bell[i] / sum);
      left -= weights[i];
    }
    weights[reach] += left;
    return weights;
  }

  /** Blurs along the rows and swaps rows and columns, two colours in one multiplication. */
  private static void blurAndTurn(int[] from, int[] to, int width, int height, int[] weights) {
    int reach = weights.length / 2;
    int[] row = new int[width + 2 * reach];
    for (int y = 0; y < height; y++) {
      System.arraycopy(from, y * width, row, reach, width);
      for (int i = 0; i < reach; i++) {
        row[i] = row[reach];
        row[reach + width + i] = row[reach + width - 1];
      }
      for (int x = 0; x < width; x++) {
        int redBlue = HALVES;
        int green = HALF;
        for (int i = 0; i < weights.length; i++) {
          int pixel = row[x + i];
          redBlue += (pixel & RED_BLUE) * weights[i];
          green += ((pixel & GREEN) >>> 8) * weights[i];
        }
        to[x * height + y] = ((redBlue >>> 8) & RED_BLUE) | (green & GREEN);
      }
    }
  }

  private static void draw(BufferedImage from, BufferedImage onto) {
    Graphics2D pen = Pens.smooth(onto);
    pen.drawImage(from, 0, 0, onto.getWidth(), onto.getHeight(), null);
    pen.dispose();
  }
}
