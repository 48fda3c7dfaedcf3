package graft.demo;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** The five kinds of leaf that can be drawn; each is a folder of the demo. */
public enum Species {
  /** Rounded lobes on both sides of the midrib. */
  OAK(0.62),
  /** A hand of pointed, toothed lobes. */
  MAPLE(0.66),
  /** A fan, often split in the middle. */
  GINKGO(0.42),
  /** A long narrow blade. */
  WILLOW(0.3),
  /** A heart with a toothed edge. */
  LINDEN(0.36);

  private final double usualSeason;

  Species(double usualSeason) {
    this.usualSeason = usualSeason;
  }

  /** The name of the folder and the start of the file names, in lower case. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A new leaf; no two are the same. */
  Leaf grow(RandomGenerator random) {
    return switch (this) {
      case OAK -> OakLeaf.grow(random);
      case MAPLE -> MapleLeaf.grow(random);
      case GINKGO -> GinkgoLeaf.grow(random);
      case WILLOW -> WillowLeaf.grow(random);
      case LINDEN -> LindenLeaf.grow(random);
    };
  }

  /** Where most leaves of this species stand between green (0) and brown (1). */
  double usualSeason() {
    return usualSeason;
  }
}
