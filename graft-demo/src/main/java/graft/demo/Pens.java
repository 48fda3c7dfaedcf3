package graft.demo;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The drawing tools that several painters share: layers, smooth pens, tints, wedges, light. */
final class Pens {
  private static final Color SUN = new Color(255, 250, 225);
  private static final Color SHADE = new Color(16, 20, 30);

  private static final int EVEN = 0x00FF00FF; // channels 0 and 2 of a pixel

  private Pens() {}

  /** An empty transparent layer. */
  static BufferedImage layer(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
  }

  /** A pen without jagged edges. */
  static Graphics2D smooth(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return pen;
  }

  /** The pixels of an image made of ints, to be read and written in place. */
  static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /** Covers what is painted, and only that, with a colour as strongly as the cover says. */
  static void tint(BufferedImage image, Color color, Cover cover) {
    int[] pixels = pixels(image);
    boolean layer = image.getColorModel().hasAlpha();
    int width = image.getWidth();
    float[] covers = new float[width];
    for (int start = 0; start < pixels.length; start += width) {
      int from = 0;
      int to = width;
      while (layer && from < to && pixels[start + from] == 0) {
        from++;
      }
      while (layer && from < to && pixels[start + to - 1] == 0) {
        to--;
      }
      cover.fill(start / width, from, to, covers);
      for (int x = from; x < to; x++) {
        pixels[start + x] = tinted(pixels[start + x], color.getRGB(), covers[x], layer);
      }
    }
  }

  private static int tinted(int pixel, int solid, float cover, boolean layer) {
    int part = (int) (256 * Math.min(cover, 1));
    return part > 0 ? mixed(pixel, thinned(solid, layer ? pixel >>> 24 : 255), part) : pixel;
  }

  /** A solid colour as a layer holds it: each channel multiplied by the alpha. */
  private static int thinned(int solid, int alpha) {
    return alpha == 255 ? solid : mixed(0, solid, alpha + 1);
  }

  /** Two pixels mixed, two channels in one multiplication; at 256 it is the second. */
  private static int mixed(int first, int second, int part256) {
    int rest = 256 - part256;
    int even = (first & EVEN) * rest + (second & EVEN) * part256;
    int odd = ((first >>> 8) & EVEN) * rest + ((second >>> 8) & EVEN) * part256;
    return ((even >>> 8) & EVEN) | (odd & ~EVEN);
  }

  /** Sun from one side and shade on the other: a gradient over the bounds, strength 0 to 1. */
  static Paint lightAcross(Rectangle2D bounds, double strength, RandomGenerator random) {
    double angle = random.nextDouble(2 * PI);
    double reach = Math.max(bounds.getWidth(), bounds.getHeight()) / 2 + 1;
    double dx = reach * cos(angle);
    double dy = reach * sin(angle);
    return new LinearGradientPaint(
        new Point2D.Double(bounds.getCenterX() - dx, bounds.getCenterY() - dy),
        new Point2D.Double(bounds.getCenterX() + dx, bounds.getCenterY() + dy),
        new float[] {0, 0.5f, 1},
        new Color[] {
          Palette.faded(SUN, strength), Palette.faded(SUN, 0), Palette.faded(SHADE, strength * 1.3)
        });
  }

  /** A turn around the origin. */
  static AffineTransform turn(double angleRadians) {
    AffineTransform turn = new AffineTransform();
    turn.rotate(cos(angleRadians), sin(angleRadians));
    return turn;
  }

  /** The outline of a line that is thick at its start and thin at its end. */
  static List<Point> wedge(List<Point> line, double thick, double thin) {
    List<Point> outline = new ArrayList<>();
    List<Point> back = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      Point along = line.get(Math.min(i + 1, line.size() - 1)).minus(line.get(Math.max(i - 1, 0)));
      double half = (thick + (thin - thick) * i / (line.size() - 1)) / 2;
      double length = Math.max(along.length(), 1e-9);
      Point across = new Point(along.y(), -along.x()).times(half / length);
      outline.add(line.get(i).plus(across));
      back.add(line.get(i).minus(across));
    }
    outline.addAll(back.reversed());
    return outline;
  }
}
