package graft.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Covers whole images with colours that are even or grained. */
final class Textures {
  private Textures() {}

  static void fill(BufferedImage image, Color color) {
    Graphics2D pen = image.createGraphics();
    pen.setColor(color);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.dispose();
  }

  /**
   * A colour with lighter and darker grains.
   *
   * @param fineness tile pixels for each image pixel; larger is finer
   * @param strength 0 is even, 1 is from nearly black to much lighter
   */
  static void grained(
      BufferedImage image, Color color, double fineness, double strength, RandomGenerator random) {
    double start = random.nextDouble(Grain.SIZE);
    fill(image, Palette.times(color, 1 + 0.35 * strength));
    Grained dark = Grained.of(fineness, fineness, start, 0, strength);
    Pens.tint(image, Palette.times(color, 0.2), dark);
  }
}
