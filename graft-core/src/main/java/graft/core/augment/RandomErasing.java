package graft.core.augment;

import java.util.Locale;

/**
 * Hides a random rectangle (Zhong et al. 2017; torchvision's {@code RandomErasing}).
 *
 * @param probability in (0, 1]
 * @param area the rectangle's part of the square, in (0, 1)
 * @param ratio its width divided by its height, above 0; drawn on a logarithmic scale
 * @param filling what is put there
 */
public record RandomErasing(double probability, Range area, Range ratio, Filling filling)
    implements Augmentation {

  /** What hides the photo. */
  public enum Filling {
    /** Middle grey, which most backbones see as nothing. */
    GREY,
    /** A random colour for each pixel, the best of the paper. */
    NOISE
  }

  public RandomErasing {
    Specs.require(
        probability > 0 && probability <= 1,
        "the probability of erasing must be above 0 and at most 1",
        probability,
        "--erasing");
    Specs.require(
        area.low() > 0 && area.high() < 1,
        "the erased area must be above 0 and below 1",
        area.spec(),
        "--erasing-area");
    Specs.require(
        ratio.low() > 0,
        "the ratio of the erased rectangle must be above 0",
        ratio.spec(),
        "--erasing-ratio");
  }

  /** Every second photo, a fiftieth to a third of it, as in the paper. */
  public static RandomErasing defaults() {
    return new RandomErasing(0.5, new Range(0.02, 1.0 / 3), new Range(0.3, 3.3), Filling.NOISE);
  }

  @Override
  public String spec() {
    return new Specs("erase")
        .with("probability", probability)
        .with("area", area)
        .with("ratio", ratio)
        .with("filling", filling.name().toLowerCase(Locale.ROOT))
        .text();
  }
}
