package graft.core.augment;

import java.util.Locale;

/**
 * Mirrors a photo.
 *
 * @param probability in (0, 1]; 1 mirrors every photo
 */
public record Flip(Axis axis, double probability) implements Augmentation {

  /** Which way a photo is mirrored. */
  public enum Axis {
    /** Left and right change places. */
    HORIZONTAL,
    /** Top and bottom change places. */
    VERTICAL
  }

  public Flip {
    Specs.require(
        probability > 0 && probability <= 1,
        "the probability of a flip must be above 0 and at most 1",
        probability,
        "--%s-flip".formatted(axis.name().toLowerCase(Locale.ROOT)));
  }

  /** Every second photo. */
  public static Flip either(Axis axis) {
    return new Flip(axis, 0.5);
  }

  /** Every photo. */
  public static Flip always(Axis axis) {
    return new Flip(axis, 1);
  }

  @Override
  public String spec() {
    return new Specs("flip " + axis.name().toLowerCase(Locale.ROOT))
        .when(probability != 0.5, "probability", probability)
        .text();
  }
}
