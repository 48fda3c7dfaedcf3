package graft.demo;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sets up what is photographed: the background, litter, and the leaves with their shadows. */
final class Scene {
  private final Shot shot;
  private final Species species;
  private final RandomGenerator random;
  private final BufferedImage image;
  private final double fall;

  private Scene(Shot shot, Species species, RandomGenerator random) {
    this.shot = shot;
    this.species = species;
    this.random = random;
    this.image = new BufferedImage(shot.width(), shot.height(), BufferedImage.TYPE_INT_RGB);
    this.fall = random.nextDouble(2 * PI);
  }

  static BufferedImage of(Shot shot, Species species, RandomGenerator random) {
    return new Scene(shot, species, random).set();
  }

  private BufferedImage set() {
    shot.background().paint(image, random);
    for (int i = 0; i < shot.litter(); i++) {
      Species any = List.of(Species.values()).get(random.nextInt(Species.values().length));
      lay(any, random.nextDouble(0.08, 0.2), 0.5);
    }
    if (shot.softBackground() > 0) {
      Blur.softly(image, shot.softBackground());
    }
    for (int i = 0; i < shot.companions(); i++) {
      lay(species, shot.reach() * random.nextDouble(0.3, 0.75), 0.42);
    }
    lay(species, shot.reach(), shot.offCentre());
    return image;
  }

  /** Puts one leaf into the scene, its middle off the frame's by a part of the frame. */
  private void lay(Species kind, double reach, double offCentre) {
    Leaf leaf = kind.grow(random);
    LeafLook look = LeafLook.choose(kind, random);
    AffineTransform place = place(leaf, reach * shot.shorter(), offCentre);
    BufferedImage layer = LeafPainter.paint(leaf, look, place, shot.width(), shot.height(), random);
    Graphics2D pen = Pens.smooth(image);
    if (!shot.background().faraway()) {
      double distance = shot.shorter() * random.nextDouble(0.004, 0.035);
      double darkness = random.nextDouble(0.25, 0.65);
      SoftMask shape = SoftMask.of(layer, distance * 0.6);
      double dx = distance * cos(fall);
      double dy = distance * sin(fall);
      Pens.tint(image, Color.BLACK, shape.asShadow(dx, dy, darkness));
    }
    pen.drawImage(layer, 0, 0, null);
    pen.dispose();
  }

  /** From leaf lengths to photo pixels: turned any way, seen a little from the side. */
  private AffineTransform place(Leaf leaf, double pixels, double offCentre) {
    AffineTransform seen = Pens.turn(random.nextDouble(2 * PI));
    seen.scale(1, random.nextDouble(0.68, 1));
    seen.concatenate(Pens.turn(random.nextDouble(2 * PI)));
    seen.scale(1, -1);
    Path2D blade = new Path2D.Double();
    blade.moveTo(0, 0);
    leaf.outline().forEach(p -> blade.lineTo(p.x(), p.y()));
    blade.transform(seen);
    Rectangle2D bounds = blade.getBounds2D();
    double direction = random.nextDouble(2 * PI);
    AffineTransform place = new AffineTransform();
    place.translate(
        shot.width() * (0.5 + offCentre * cos(direction)),
        shot.height() * (0.5 + offCentre * sin(direction)));
    double size = pixels / Math.max(bounds.getWidth(), bounds.getHeight());
    place.scale(size, size);
    place.translate(-bounds.getCenterX(), -bounds.getCenterY());
    place.concatenate(seen);
    return place;
  }
}
