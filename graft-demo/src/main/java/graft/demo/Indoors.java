package graft.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Paints the backgrounds of photos taken inside: paper, planks, a table cloth. */
final class Indoors {
  private Indoors() {}

  /** White or tinted paper, at times ruled or squared. */
  static void paper(BufferedImage image, RandomGenerator random) {
    Color white = Palette.near(new Color(232, 228, 216), 20, random);
    Textures.grained(image, white, 0.9, 0.07, random);
    int style = random.nextInt(4);
    if (style > 1) {
      return;
    }
    Graphics2D pen = turned(image, 0.5, random);
    int longer = Math.max(image.getWidth(), image.getHeight());
    double step = longer * random.nextDouble(0.03, 0.07);
    pen.setColor(Palette.faded(new Color(90, 120, 170), random.nextDouble(0.2, 0.5)));
    double line = longer * 0.0025;
    for (double at = -longer; at < 2 * longer; at += step) {
      pen.fill(new Rectangle2D.Double(-longer, at, 3.0 * longer, line));
      if (style == 1) {
        pen.fill(new Rectangle2D.Double(at, -longer, line, 3.0 * longer));
      }
    }
    pen.dispose();
  }

  /** Planks: grain stretched along one direction, each plank of its own shade, dark gaps. */
  static void wood(BufferedImage image, RandomGenerator random) {
    Color light = Palette.near(new Color(176, 134, 90), 38, random);
    Color dark = Palette.times(light, 0.3);
    boolean upright = random.nextBoolean();
    int longer = Math.max(image.getWidth(), image.getHeight());
    Textures.fill(image, light);
    planks(image, upright, random);
    for (double fine : new double[] {200.0 / longer, 900.0 / longer}) {
      double along = fine * random.nextDouble(0.02, 0.05);
      double start = random.nextDouble(Grain.SIZE);
      double zoomX = upright ? fine : along;
      Pens.tint(image, dark, Grained.of(zoomX, fine + along - zoomX, start, 0.2, 0.6));
    }
  }

  private static void planks(BufferedImage image, boolean upright, RandomGenerator random) {
    Graphics2D pen = Pens.smooth(image);
    int longer = Math.max(image.getWidth(), image.getHeight());
    double plank = longer * random.nextDouble(0.14, 0.5);
    double gap = longer * random.nextDouble(0.003, 0.009);
    for (double at = -random.nextDouble(plank); at < longer; at += plank) {
      pen.setColor(Palette.faded(Color.BLACK, random.nextDouble(0.25)));
      pen.fill(strip(at, plank, longer, upright));
      pen.setColor(new Color(34, 24, 16, 190));
      pen.fill(strip(at, gap, longer, upright));
    }
    pen.dispose();
  }

  private static Rectangle2D strip(double at, double thickness, int longer, boolean upright) {
    return upright
        ? new Rectangle2D.Double(at, 0, thickness, longer)
        : new Rectangle2D.Double(0, at, longer, thickness);
  }

  /** A smooth table or a checked cloth. */
  static void table(BufferedImage image, RandomGenerator random) {
    Color[] colors = {
      new Color(70, 74, 82),
      new Color(150, 60, 56),
      new Color(62, 92, 128),
      new Color(188, 176, 150),
      new Color(96, 116, 92)
    };
    Color cloth = Palette.near(colors[random.nextInt(colors.length)], 20, random);
    Textures.grained(image, cloth, 1.3, 0.16, random);
    if (random.nextDouble() < 0.45) {
      checks(image, random);
    }
  }

  private static void checks(BufferedImage image, RandomGenerator random) {
    Graphics2D pen = turned(image, 0.8, random);
    int longer = Math.max(image.getWidth(), image.getHeight());
    double step = longer * random.nextDouble(0.06, 0.16);
    pen.setColor(Palette.faded(Color.WHITE, random.nextDouble(0.15, 0.5)));
    for (double at = -longer; at < 2 * longer; at += step) {
      pen.fill(new Rectangle2D.Double(-longer, at, 3.0 * longer, step / 2));
      pen.fill(new Rectangle2D.Double(at, -longer, step / 2, 3.0 * longer));
    }
    pen.dispose();
  }

  /** A pen whose directions are turned by at most {@code tangent} to one. */
  private static Graphics2D turned(BufferedImage image, double tangent, RandomGenerator random) {
    Graphics2D pen = Pens.smooth(image);
    pen.translate(image.getWidth() / 2.0, image.getHeight() / 2.0);
    pen.transform(Pens.turn(StrictMath.atan(random.nextDouble(-tangent, tangent))));
    pen.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    return pen;
  }
}
