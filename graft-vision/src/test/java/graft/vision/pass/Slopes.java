package graft.vision.pass;

import graft.predict.pixels.Pixels;

/** A photo on which each pixel says where it lies. */
final class Slopes {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 80;

  private Slopes() {}

  /** Red grows to the right, green downwards. */
  static Pixels photo() {
    return Pixels.filled(
        WIDTH,
        HEIGHT,
        rgb -> {
          for (int i = 0; i < WIDTH * HEIGHT; i++) {
            rgb[3 * i] = (byte) (2 * (i % WIDTH));
            rgb[3 * i + 1] = (byte) (2 * (i / WIDTH));
          }
        });
  }
}
