package graft.demo;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.random.RandomGenerator;

/**
 * What light, lens and sensor make of a scene.
 *
 * @param blur sigma of the lens in pixels; 0 is sharp
 * @param exposure brightness, 1 is as painted
 * @param warmth how much red gains and blue loses
 * @param slopeX change of light from the left to the right edge
 * @param slopeY change of light from the top to the bottom edge
 * @param vignette loss of light in the corners, 0 to 1
 * @param dapple depth of the shadows of a tree's crown, 0 to 1
 * @param noise largest deviation of a sensor value, of 255
 * @param grey whether the photo has no colours
 */
record Camera(
    float blur,
    float exposure,
    float warmth,
    float slopeX,
    float slopeY,
    float vignette,
    float dapple,
    int noise,
    boolean grey) {

  private static final int SHOULDER = 195; // brighter values are pressed together, as by film

  static Camera choose(Shot shot, RandomGenerator random) {
    double angle = random.nextDouble(2 * PI);
    double slope = random.nextDouble(0.5);
    boolean underTree = !shot.background().faraway() && random.nextDouble() < 0.17;
    return new Camera(
        random.nextDouble() < 0.55 ? 0 : random.nextFloat(0.5f, 1.8f),
        random.nextFloat(0.75f, 1.15f),
        random.nextFloat(-0.07f, 0.09f),
        (float) (slope * cos(angle)),
        (float) (slope * sin(angle)),
        random.nextBoolean() ? random.nextFloat(0.45f) : 0,
        underTree ? random.nextFloat(0.3f, 0.6f) : 0,
        random.nextInt(0, 22),
        random.nextDouble() < 0.04);
  }

  /** The scene as the sensor saw it; grey photos have one channel. */
  BufferedImage expose(BufferedImage scene, RandomGenerator random) {
    BufferedImage photo = blur > 0 ? Blur.gaussian(scene, blur) : scene;
    int[] pixels = Pens.pixels(photo);
    int width = photo.getWidth();
    float start = random.nextFloat(Grain.SIZE / 2, Grain.SIZE);
    long sensor = random.nextLong() | 1;
    for (int y = 0; y < photo.getHeight(); y++) {
      float down = (float) y / photo.getHeight() - 0.5f;
      for (int x = 0; x < width; x++) {
        float light = lightAt((float) x / width - 0.5f, down, start);
        sensor = next(sensor);
        pixels[y * width + x] = sensed(pixels[y * width + x], light, sensor);
      }
    }
    return grey ? withoutColours(photo) : photo;
  }

  /** The light at a place, both coordinates from -1/2 to 1/2. */
  private float lightAt(float right, float down, float start) {
    float light = exposure * (1 + slopeX * right + slopeY * down);
    light *= 1 - vignette * 2 * (right * right + down * down);
    if (dapple > 0) {
      float crown = Grain.at(60 * right + start, 60 * down + start);
      light *= 1.1f - dapple * Math.clamp(5 * (crown - 0.42f), 0, 1);
    }
    return light;
  }

  private int sensed(int pixel, float light, long bits) {
    int red = sensedChannel((pixel >> 16) & 255, light * (1 + warmth), bits);
    int green = sensedChannel((pixel >> 8) & 255, light, bits >>> 16);
    int blue = sensedChannel(pixel & 255, light * (1 - warmth), bits >>> 32);
    return (red << 16) | (green << 8) | blue;
  }

  /** One sensor value; the noise is the sum of two random bytes, so small ones are common. */
  private int sensedChannel(int value, float light, long bits) {
    int spread = (int) (bits & 255) + (int) ((bits >>> 8) & 255) - 255;
    float bright = value * light;
    float soft = bright < SHOULDER ? bright : SHOULDER + (bright - SHOULDER) * 0.5f;
    int sensed = (int) (soft + spread * noise * (1 / 255f) + 0.5f);
    return Math.max(0, Math.min(255, sensed));
  }

  /** The next state of an xorshift generator. */
  private static long next(long state) {
    long mixed = state ^ (state << 13);
    mixed ^= mixed >>> 7;
    return mixed ^ (mixed << 17);
  }

  private static BufferedImage withoutColours(BufferedImage photo) {
    BufferedImage grey =
        new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    int[] pixels = Pens.pixels(photo);
    byte[] luma = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      int red = (pixels[i] >> 16) & 255;
      int green = (pixels[i] >> 8) & 255;
      luma[i] = (byte) ((299 * red + 587 * green + 114 * (pixels[i] & 255)) / 1000);
    }
    return grey;
  }
}
