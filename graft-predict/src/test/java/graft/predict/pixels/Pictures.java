package graft.predict.pixels;

import graft.demo.LeafDrawer;
import graft.demo.Species;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Pictures to try things on. */
final class Pictures {
  private Pictures() {}

  /** Bytes without any order: the hardest case for a rounding. */
  static Pixels noise(int width, int height, long seed) {
    return Pixels.filled(width, height, new SplittableRandom(seed)::nextBytes);
  }

  /** Black and white at random: sums that lie at the ends. */
  static Pixels checks(int width, int height, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    return Pixels.filled(
        width,
        height,
        rgb -> {
          for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (random.nextBoolean() ? 255 : 0);
          }
        });
  }

  /** A drawn leaf. */
  static Pixels leaf(int index) {
    Species[] species = Species.values();
    BufferedImage image =
        LeafDrawer.of(11).draw(species[index % species.length], 1 + index).image();
    int width = image.getWidth();
    int[] colours = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return Pixels.filled(
        width,
        image.getHeight(),
        rgb -> {
          for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (colours[i / 3] >> (16 - 8 * (i % 3)));
          }
        });
  }
}
