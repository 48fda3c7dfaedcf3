package graft.demo;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.atan2;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Folds a part of a painted leaf over a line, so that its paler underside shows. */
final class Fold {
  private Fold() {}

  /** Folds the leaf of a layer: a part near the tip or a side lies over the rest, with a shadow. */
  static void over(BufferedImage flat, Leaf leaf, AffineTransform place, RandomGenerator random) {
    AffineTransform frame = frame(leaf, place, random);
    BufferedImage back = mirrored(flat, frame);
    erase(back, frame);
    erase(flat, frame);
    double offset = random.nextDouble(2, 6);
    double fall = random.nextDouble(2 * PI);
    SoftMask shape = SoftMask.of(back, 2);
    Pens.tint(flat, Color.BLACK, shape.asShadow(offset * cos(fall), offset * sin(fall), 0.5));
    Graphics2D pen = Pens.smooth(flat);
    pen.drawImage(back, 0, 0, null);
    pen.dispose();
  }

  /** From the fold to the photo: the fold is the y axis, what is folded lies at x above 0. */
  private static AffineTransform frame(Leaf leaf, AffineTransform place, RandomGenerator random) {
    Point margin = leaf.outline().get(random.nextInt(leaf.outline().size()));
    Point inside = new Point(0, 0.45).towards(margin, random.nextDouble(0.55, 0.88));
    Point2D fold = place.transform(new Point2D.Double(inside.x(), inside.y()), null);
    Point2D outer = place.transform(new Point2D.Double(margin.x(), margin.y()), null);
    double outwards = atan2(outer.getY() - fold.getY(), outer.getX() - fold.getX());
    double angle = outwards + random.nextDouble(-0.5, 0.5);
    AffineTransform frame = AffineTransform.getTranslateInstance(fold.getX(), fold.getY());
    frame.rotate(cos(angle), sin(angle));
    return frame;
  }

  /** The layer turned over at the fold, as pale as an underside. */
  private static BufferedImage mirrored(BufferedImage flat, AffineTransform frame) {
    BufferedImage back = Pens.layer(flat.getWidth(), flat.getHeight());
    Graphics2D pen = Pens.smooth(back);
    AffineTransform mirror = new AffineTransform(frame);
    mirror.scale(-1, 1);
    AffineTransform toFrame = inverse(frame);
    mirror.concatenate(toFrame);
    pen.drawImage(flat, mirror, null);
    pen.setComposite(AlphaComposite.SrcAtop);
    pen.setColor(new Color(214, 212, 176, 105));
    pen.fillRect(0, 0, flat.getWidth(), flat.getHeight());
    pen.dispose();
    return back;
  }

  private static AffineTransform inverse(AffineTransform rotation) {
    AffineTransform inverse = new AffineTransform();
    inverse.rotate(rotation.getScaleX(), -rotation.getShearY());
    inverse.translate(-rotation.getTranslateX(), -rotation.getTranslateY());
    return inverse;
  }

  /** Clears everything beyond the fold. */
  private static void erase(BufferedImage layer, AffineTransform frame) {
    Graphics2D pen = Pens.smooth(layer);
    pen.setComposite(AlphaComposite.Clear);
    pen.fill(frame.createTransformedShape(new Rectangle2D.Double(0, -5000, 5000, 10000)));
    pen.dispose();
  }
}
