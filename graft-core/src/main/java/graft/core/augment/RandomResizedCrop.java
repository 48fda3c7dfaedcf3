package graft.core.augment;

/**
 * Cuts a random rectangle out of the original photo and makes it the square (Szegedy et al. 2015;
 * torchvision's {@code RandomResizedCrop}).
 *
 * @param scale the rectangle's part of the photo's area, in (0, 1]
 * @param ratio its width divided by its height before it is squashed, above 0; drawn on a
 *     logarithmic scale. On a photo of 4 to 3 a ratio of 4 to 3 keeps the photo's own shape
 */
public record RandomResizedCrop(Range scale, Range ratio) implements Augmentation {
  public RandomResizedCrop {
    Specs.require(
        scale.low() > 0 && scale.high() <= 1,
        "the area of a crop must be above 0 and at most 1",
        scale.spec(),
        "--crop-scale");
    Specs.require(
        ratio.low() > 0, "the ratio of a crop must be above 0", ratio.spec(), "--crop-ratio");
  }

  /** Half of the photo or more; three to four up to four to three. */
  public static RandomResizedCrop defaults() {
    return ofScale(0.5);
  }

  /** From that part of the photo up to all of it; three to four up to four to three. */
  public static RandomResizedCrop ofScale(double low) {
    return new RandomResizedCrop(new Range(low, 1), new Range(0.75, 4.0 / 3));
  }

  @Override
  public String spec() {
    return new Specs("crop").with("scale", scale).with("ratio", ratio).text();
  }
}
