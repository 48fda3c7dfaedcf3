package graft.demo;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Draws photos of leaves from a seed.
 *
 * <p>A photo depends on the seed, the species and the index alone: not on what was drawn before,
 * nor on the thread. A drawer may be shared by threads.
 */
public final class LeafDrawer {
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final long seed;

  private LeafDrawer(long seed) {
    this.seed = seed;
  }

  /** A drawer whose photos follow from the seed; any number will do. */
  public static LeafDrawer of(long seed) {
    return new LeafDrawer(seed);
  }

  /**
   * Draws one photo.
   *
   * @param index which photo of the species, from 1
   */
  public LeafPhoto draw(Species species, int index) {
    if (index < 1) {
      throw new IllegalArgumentException("index must be >= 1, got " + index + "; count from 1");
    }
    SplittableRandom random = random(species, index);
    Shot shot = Shot.choose(random.split());
    BufferedImage scene = Scene.of(shot, species, random.split());
    Camera camera = Camera.choose(shot, random.split());
    BufferedImage image = camera.expose(scene, random.split());
    return new LeafPhoto(species, index, image, shot.format(), shot.quality(), shot.orientation());
  }

  private SplittableRandom random(Species species, int index) {
    long key = mixed(seed + GOLDEN_RATIO);
    key = mixed(key + species.folder().hashCode());
    return new SplittableRandom(mixed(key + index));
  }

  /** Spreads every bit of a key over all of them (the finalizer of SplitMix64). */
  private static long mixed(long key) {
    long high = (key ^ (key >>> 30)) * 0xBF58476D1CE4E5B9L;
    long low = (high ^ (high >>> 27)) * 0x94D049BB133111EBL;
    return low ^ (low >>> 31);
  }
}
