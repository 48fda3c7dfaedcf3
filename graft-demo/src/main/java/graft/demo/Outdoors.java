package graft.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Paints the backgrounds of photos taken outside: soil, grass, sky, stone. */
final class Outdoors {
  private Outdoors() {}

  static void soil(BufferedImage image, RandomGenerator random) {
    Color earth = Palette.near(new Color(112, 84, 60), 26, random);
    Textures.grained(image, earth, random.nextDouble(0.3, 1.2), random.nextDouble(0.5, 1), random);
    Graphics2D pen = Pens.smooth(image);
    int longer = Math.max(image.getWidth(), image.getHeight());
    for (int i = random.nextInt(40, 140); i > 0; i--) {
      double size = longer * random.nextDouble(0.004, 0.025);
      double x = random.nextDouble(image.getWidth());
      double y = random.nextDouble(image.getHeight());
      pen.setColor(Palette.faded(Palette.times(earth, 0.45), 0.6));
      pen.fill(new Ellipse2D.Double(x + size * 0.2, y + size * 0.25, size, size * 0.8));
      pen.setColor(Palette.near(Palette.times(earth, random.nextDouble(0.7, 1.4)), 14, random));
      pen.fill(new Ellipse2D.Double(x, y, size, size * 0.8));
    }
    strokes(pen, image, random.nextInt(10, 40), 0.06, Palette.times(earth, 1.35), random);
    pen.dispose();
  }

  static void grass(BufferedImage image, RandomGenerator random) {
    Color green = Palette.near(new Color(70, 104, 42), 22, random);
    Textures.grained(image, Palette.times(green, 0.55), 0.8, 0.7, random);
    Graphics2D pen = Pens.smooth(image);
    for (int layer = 0; layer < 4; layer++) {
      Color blades = Palette.times(green, 0.65 + 0.2 * layer);
      strokes(pen, image, random.nextInt(60, 130), 0.2, blades, random);
    }
    Color straw = new Color(176, 164, 100);
    strokes(pen, image, random.nextInt(0, 30), 0.14, straw, random);
    pen.dispose();
  }

  /** Sky above, perhaps with trees far out of focus. */
  static void sky(BufferedImage image, RandomGenerator random) {
    Color zenith = Palette.near(new Color(110, 158, 212), 30, random);
    Color horizon = Palette.near(new Color(214, 226, 232), 18, random);
    Graphics2D pen = Pens.smooth(image);
    pen.setPaint(new GradientPaint(0, 0, zenith, 0, image.getHeight(), horizon));
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    double zoom = 90.0 / image.getWidth();
    double start = random.nextDouble(Grain.SIZE);
    double clear = random.nextDouble(0.4, 0.9);
    Pens.tint(image, Color.WHITE, Grained.of(zoom, 1.8 * zoom, start, clear, 2));
    if (random.nextBoolean()) {
      foliage(pen, image, random);
    }
    pen.dispose();
  }

  private static void foliage(Graphics2D pen, BufferedImage image, RandomGenerator random) {
    double season = random.nextDouble(0, 0.7);
    int longer = Math.max(image.getWidth(), image.getHeight());
    for (int i = random.nextInt(20, 70); i > 0; i--) {
      double size = longer * random.nextDouble(0.08, 0.3);
      double x = random.nextDouble(-0.1, 1) * image.getWidth();
      double y = (1 - random.nextDouble() * random.nextDouble()) * image.getHeight() - size / 3;
      Color crown = Palette.near(Palette.atSeason(season), 40, random);
      pen.setColor(Palette.faded(crown, random.nextDouble(0.15, 0.45)));
      pen.fill(new Ellipse2D.Double(x, y, size, size));
    }
  }

  static void stone(BufferedImage image, RandomGenerator random) {
    Color grey = Palette.near(new Color(142, 138, 132), 34, random);
    Textures.grained(
        image, grey, random.nextDouble(0.6, 1.6), random.nextDouble(0.25, 0.6), random);
    Graphics2D pen = Pens.smooth(image);
    pen.transform(Pens.turn(random.nextDouble(-0.4, 0.4)));
    int longer = Math.max(image.getWidth(), image.getHeight());
    double slab = longer * random.nextDouble(0.3, 0.9);
    pen.setColor(Palette.faded(Palette.times(grey, 0.4), 0.7));
    pen.setStroke(new BasicStroke(longer * 0.008f));
    for (double at = random.nextDouble(-slab, 0); at < 2 * longer; at += slab) {
      pen.drawLine((int) at, -longer, (int) at, 2 * longer);
      pen.drawLine(-longer, (int) at, 2 * longer, (int) at);
    }
    pen.dispose();
  }

  /** Thin curved strokes anywhere: blades of grass, straws, twigs. */
  private static void strokes(
      Graphics2D pen,
      BufferedImage image,
      int count,
      double length,
      Color color,
      RandomGenerator random) {
    int longer = Math.max(image.getWidth(), image.getHeight());
    for (int i = 0; i < count; i++) {
      double reach = longer * length;
      double x = random.nextDouble(-0.05, 1.05) * image.getWidth();
      double y = random.nextDouble(-0.05, 1.05) * image.getHeight();
      double toX = x + random.nextDouble(-reach, reach);
      double toY = y + random.nextDouble(-reach, reach);
      double bendX = (x + toX) / 2 + random.nextDouble(-reach, reach) / 4;
      double bendY = (y + toY) / 2 + random.nextDouble(-reach, reach) / 4;
      pen.setColor(Palette.near(color, 24, random));
      float thickness = (float) (longer * random.nextDouble(0.002, 0.009));
      pen.setStroke(new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      pen.draw(new QuadCurve2D.Double(x, y, bendX, bendY, toX, toY));
    }
  }
}
