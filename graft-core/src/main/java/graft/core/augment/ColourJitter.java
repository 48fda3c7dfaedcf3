package graft.core.augment;

/**
 * Changes a photo's colours, in a random order of the four (torchvision's {@code ColorJitter}).
 *
 * @param brightness the factor lies within 1 ± this, and above 0; 0 or more
 * @param contrast the same, about the photo's mean grey
 * @param saturation the same, about each pixel's own grey
 * @param hue turns of the colour circle to either side, in [0, 0.5]
 */
public record ColourJitter(double brightness, double contrast, double saturation, double hue)
    implements Augmentation {
  public ColourJitter {
    Specs.requireFromZero(brightness, "the jitter of brightness", "--jitter-brightness");
    Specs.requireFromZero(contrast, "the jitter of contrast", "--jitter-contrast");
    Specs.requireFromZero(saturation, "the jitter of saturation", "--jitter-saturation");
    Specs.require(
        hue >= 0 && hue <= 0.5, "the jitter of hue must be 0 to 0.5", hue, "--jitter-hue");
  }

  /** Light, contrast and saturation by up to a quarter, the hue left alone. */
  public static ColourJitter defaults() {
    return new ColourJitter(0.25, 0.25, 0.25, 0);
  }

  @Override
  public String spec() {
    return new Specs("colour")
        .when(brightness > 0, "brightness", brightness)
        .when(contrast > 0, "contrast", contrast)
        .when(saturation > 0, "saturation", saturation)
        .when(hue > 0, "hue", hue)
        .text();
  }
}
