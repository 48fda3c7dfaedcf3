package graft.predict;

import graft.predict.pixels.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** The pixels of a picture in memory, transparent places over white. */
final class PicturePixels {
  private PicturePixels() {}

  static Pixels of(BufferedImage picture) {
    return isGreyWithAlpha(picture.getColorModel()) ? grey(picture) : drawn(picture);
  }

  /**
   * Java 2D takes the grey of such a picture for linear light and brightens it, while it leaves
   * grey without alpha alone. A PNG's grey is neither brighter nor darker for its alpha.
   */
  private static boolean isGreyWithAlpha(ColorModel model) {
    return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && model.getNumComponents() == 2
        && model.hasAlpha()
        && !model.isAlphaPremultiplied();
  }

  private static Pixels grey(BufferedImage picture) {
    Raster raster = picture.getRaster();
    int[] largest = {most(picture, 0), most(picture, 1)};
    int width = picture.getWidth();
    return Pixels.filled(
        width,
        picture.getHeight(),
        rgb -> {
          int[] row = new int[2 * width];
          for (int y = 0; y < picture.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
              byte value =
                  overWhite(eightBits(row, 2 * x, largest), eightBits(row, 2 * x + 1, largest));
              int to = Pixels.CHANNELS * (y * width + x);
              rgb[to] = value;
              rgb[to + 1] = value;
              rgb[to + 2] = value;
            }
          }
        });
  }

  private static int most(BufferedImage picture, int band) {
    return (1 << picture.getColorModel().getComponentSize(band)) - 1;
  }

  /** The upper eight bits, as the decoder of files takes them. */
  private static int eightBits(int[] row, int at, int[] largest) {
    int most = largest[at % 2];
    return most > 255 ? row[at] / ((most + 1) / 256) : row[at] * 255 / most;
  }

  private static byte overWhite(int value, int alpha) {
    return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
  }

  private static Pixels drawn(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = flat.createGraphics();
    graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    graphics.dispose();
    int[] row = new int[width];
    return Pixels.filled(
        width,
        height,
        rgb -> {
          for (int y = 0; y < height; y++) {
            flat.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
              int to = Pixels.CHANNELS * (y * width + x);
              rgb[to] = (byte) (row[x] >> 16);
              rgb[to + 1] = (byte) (row[x] >> 8);
              rgb[to + 2] = (byte) row[x];
            }
          }
        });
  }
}
