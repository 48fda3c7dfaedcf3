package graft.demo;

import static java.lang.StrictMath.pow;

import java.util.random.RandomGenerator;

/**
 * What is photographed and how, chosen before anything is drawn.
 *
 * @param width of the upright photo in pixels
 * @param height of the upright photo in pixels
 * @param background what the leaf lies on
 * @param reach the main leaf's length as a part of the frame's shorter side
 * @param offCentre how far the main leaf's middle is from the frame's, as a part of the frame
 * @param companions further leaves of the same species
 * @param litter small leaves of any species that lie about
 * @param softBackground how many pixels the background is out of focus; 0 is sharp
 * @param format of the file
 * @param quality of the JPEG file, 0 to 1; a PNG file has 1
 * @param orientation how the photo lies in the file
 */
record Shot(
    int width,
    int height,
    Background background,
    double reach,
    double offCentre,
    int companions,
    int litter,
    double softBackground,
    PhotoFormat format,
    float quality,
    Orientation orientation) {

  private static final double[] ASPECTS = {1, 4.0 / 3, 4.0 / 3, 3.0 / 2, 3.0 / 2, 16.0 / 9};

  static Shot choose(RandomGenerator random) {
    int longer = 240 + (int) (561 * pow(random.nextDouble(), 2.6)); // more small than large
    int shorter = (int) (longer / ASPECTS[random.nextInt(ASPECTS.length)]);
    boolean portrait = random.nextBoolean();
    Background background = Background.choose(random);
    boolean png = random.nextDouble() < 0.04;
    boolean cutOff = random.nextDouble() < 0.18;
    return new Shot(
        portrait ? shorter : longer,
        portrait ? longer : shorter,
        background,
        0.35 + 0.6 * Math.sqrt(random.nextDouble()), // more often near than far
        cutOff ? random.nextDouble(0.25, 0.42) : random.nextDouble(0.12),
        random.nextDouble() < 0.25 ? random.nextInt(1, 4) : 0,
        background.littered() && random.nextDouble() < 0.45 ? random.nextInt(1, 7) : 0,
        random.nextDouble() < 0.35 || background.faraway() ? random.nextDouble(1, 5) : 0,
        png ? PhotoFormat.PNG : PhotoFormat.JPEG,
        png ? 1 : random.nextFloat(0.35f, 0.95f),
        png ? Orientation.UPRIGHT : Orientation.choose(random));
  }

  int shorter() {
    return Math.min(width, height);
  }
}
