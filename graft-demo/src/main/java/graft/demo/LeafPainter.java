package graft.demo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Paints one leaf on a transparent layer of the photo's size.
 *
 * <p>The blade is filled first; everything that follows stays on what is already painted.
 */
final class LeafPainter {
  private final Leaf leaf;
  private final LeafLook look;
  private final AffineTransform place;
  private final RandomGenerator random;
  private final BufferedImage layer;
  private final Graphics2D pen;

  private LeafPainter(
      Leaf leaf,
      LeafLook look,
      AffineTransform place,
      BufferedImage layer,
      RandomGenerator random) {
    this.leaf = leaf;
    this.look = look;
    this.place = place;
    this.layer = layer;
    this.random = random;
    this.pen = Pens.smooth(layer);
  }

  /**
   * The painted leaf.
   *
   * @param place from leaf lengths to photo pixels
   */
  static BufferedImage paint(
      Leaf leaf,
      LeafLook look,
      AffineTransform place,
      int width,
      int height,
      RandomGenerator random) {
    BufferedImage layer = Pens.layer(width, height);
    LeafPainter painter = new LeafPainter(leaf, look, place, layer, random);
    painter.paint();
    painter.pen.dispose();
    if (look.folded()) {
      Fold.over(layer, leaf, place, random);
    }
    return layer;
  }

  private void paint() {
    Shape blade = placed(closed(leaf.outline()));
    vein(leaf.stalk(), look.vein(), 1);
    pen.setColor(look.main());
    pen.fill(blade);
    pen.setComposite(AlphaComposite.SrcAtop);
    patches();
    edge(blade);
    lightHalf();
    veins();
    light(blade);
    spots();
    holes();
  }

  private void patches() {
    double zoom = random.nextDouble(0.35, 0.9) * Grain.SIZE / Math.sqrt(scale() * 256);
    double start = random.nextDouble(Grain.SIZE);
    double bare = 1 - look.patches() - 0.11;
    Pens.tint(layer, look.mottle(), Grained.of(zoom, zoom, start, bare, 2.2));
    Pens.tint(layer, Color.BLACK, Grained.of(5 * zoom, 5 * zoom, start, 0.35, 0.22));
  }

  /** Leaves dry from the edge: a soft fringe and a fine line. */
  private void edge(Shape blade) {
    Color dry = Palette.mix(look.mottle(), new Color(92, 62, 36), random.nextDouble(0.1, 0.6));
    double strength = random.nextDouble(0.3, 0.8);
    Pens.tint(layer, dry, SoftMask.of(layer, 0.035 * scale()).asFringe(strength));
    pen.setColor(Palette.faded(dry, 0.4 * strength));
    pen.setStroke(stroke(0.015));
    pen.draw(blade);
  }

  /** The two halves of a blade meet at an angle, so one is a little lighter. */
  private void lightHalf() {
    List<Point> line = leaf.midrib().line();
    Path2D half = open(line);
    Point last = line.getLast();
    int side = random.nextBoolean() ? 2 : -2;
    half.lineTo(last.x(), last.y() + 1);
    half.lineTo(side, last.y() + 1);
    half.lineTo(side, -0.5);
    half.lineTo(line.getFirst().x(), -0.5);
    half.closePath();
    pen.setColor(Palette.faded(Color.WHITE, random.nextDouble(0.03, 0.14)));
    pen.fill(placed(half));
  }

  private void veins() {
    double strength = random.nextDouble(0.3, 0.75);
    for (Vein vein : leaf.veins().reversed()) {
      vein(vein, Palette.times(look.main(), 0.55), strength * 0.4, 2.2);
      vein(vein, look.vein(), strength, 1);
    }
    vein(leaf.midrib(), look.vein(), 0.8);
  }

  private void vein(Vein vein, Color color, double opacity) {
    vein(vein, color, opacity, 1);
  }

  /** A vein as a thin wedge: as wide as it says at its start, a third of it at its end. */
  private void vein(Vein vein, Color color, double opacity, double wider) {
    pen.setColor(Palette.faded(color, opacity));
    double thick = Math.max(vein.width() * wider * scale(), 0.7) / scale();
    pen.fill(placed(closed(Pens.wedge(vein.line(), thick, thick / 3))));
  }

  private void light(Shape blade) {
    pen.setPaint(Pens.lightAcross(blade.getBounds2D(), look.gloss(), random));
    pen.fill(blade.getBounds());
  }

  private void spots() {
    for (int i = 0; i < look.spots(); i++) {
      Shape spot = blot(random.nextDouble(0.004, 0.018));
      pen.setColor(Palette.faded(new Color(58, 38, 24), random.nextDouble(0.3, 0.8)));
      pen.fill(spot);
    }
  }

  private void holes() {
    for (int i = 0; i < look.holes(); i++) {
      Shape hole = blot(random.nextDouble(0.012, 0.05));
      pen.setComposite(AlphaComposite.SrcAtop);
      pen.setColor(Palette.faded(new Color(88, 58, 34), 0.7));
      pen.setStroke(stroke(0.016));
      pen.draw(hole);
      pen.setComposite(AlphaComposite.Clear);
      pen.fill(hole);
    }
  }

  /** A roundish shape somewhere on the blade. */
  private Shape blot(double radius) {
    Point margin = leaf.outline().get(random.nextInt(leaf.outline().size()));
    List<Point> midrib = leaf.midrib().line();
    Point inner = midrib.get(random.nextInt(midrib.size()));
    Point centre = inner.towards(margin, random.nextDouble(0.1, 0.9));
    double tall = radius * random.nextDouble(0.6, 1.5);
    return placed(
        new Ellipse2D.Double(centre.x() - radius, centre.y() - tall, 2 * radius, 2 * tall));
  }

  private BasicStroke stroke(double leafLengths) {
    return new BasicStroke((float) Math.max(0.8, leafLengths * scale()));
  }

  /** Photo pixels of one leaf length. */
  private double scale() {
    return Math.sqrt(Math.abs(place.getDeterminant()));
  }

  private Shape placed(Shape shape) {
    return place.createTransformedShape(shape);
  }

  private static Path2D closed(List<Point> points) {
    Path2D path = open(points);
    path.closePath();
    return path;
  }

  private static Path2D open(List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.getFirst().x(), points.getFirst().y());
    points.forEach(p -> path.lineTo(p.x(), p.y()));
    return path;
  }
}
