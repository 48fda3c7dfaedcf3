package graft.app.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws a thumbnail that passes for a flower. */
final class Flower {
  private Flower() {}

  static Picture picture(int seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(220, 160 + 20 * (seed % 4), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.getHSBColor(0.25f + 0.1f * random.nextFloat(), 0.5f, 0.35f));
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    double x = 80 + 50 * random.nextDouble();
    double y = image.getHeight() * (0.4 + 0.2 * random.nextDouble());
    int petals = 5 + random.nextInt(14);
    for (int i = 0; i < petals; i++) {
      AffineTransform at = AffineTransform.getTranslateInstance(x, y);
      at.rotate(2 * Math.PI * i / petals);
      float hue = (seed * 0.61f) % 1;
      g.setColor(Color.getHSBColor(hue, 0.55f, 0.8f + 0.2f * random.nextFloat()));
      g.fill(at.createTransformedShape(new Ellipse2D.Double(8, -9, 52, 18)));
    }
    g.setColor(new Color(230, 180, 40));
    g.fill(new Ellipse2D.Double(x - 14, y - 14, 28, 28));
    g.dispose();
    return Picture.ofJpeg(jpeg(image));
  }

  private static byte[] jpeg(BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
