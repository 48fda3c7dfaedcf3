package graft.demo;

import java.util.SplittableRandom;

/**
 * The unevenness of things: one fixed tile of smooth noise that repeats without a seam.
 *
 * <p>Photos read it at their own offset, scale and stretch, so it is the same for every seed.
 */
final class Grain {
  static final int SIZE = 256;
  private static final int OCTAVES = 5;
  private static final int LAST = SIZE - 1; // also the mask that wraps a place onto the tile
  private static final float[] TILE = new Grain().heights;

  private final float[] heights = new float[SIZE * SIZE];

  private Grain() {
    SplittableRandom random = new SplittableRandom(20);
    float weight = 0.5f;
    for (int octave = 0; octave < OCTAVES; octave++) {
      addOctave(8 << octave, weight, random);
      weight *= 0.55f;
    }
    stretchToUnit();
  }

  /**
   * The height in 0 to 1 at a place in tile pixels, both at least 0; beyond the tile it repeats.
   */
  static float at(float x, float y) {
    int column = (int) x;
    int row = (int) y;
    int left = column & LAST;
    int next = (column + 1) & LAST;
    int above = (row & LAST) * SIZE;
    int below = ((row + 1) & LAST) * SIZE;
    float top = mix(TILE[above + left], TILE[above + next], x - column);
    float bottom = mix(TILE[below + left], TILE[below + next], x - column);
    return mix(top, bottom, y - row);
  }

  private void addOctave(int knots, float weight, SplittableRandom random) {
    float[] values = new float[knots * knots];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        heights[y * SIZE + x] += weight * knotted(values, knots, x, y);
      }
    }
  }

  private static float knotted(float[] values, int knots, int x, int y) {
    int step = SIZE / knots;
    int column = x / step;
    int row = y / step;
    float right = smooth((float) (x % step) / step);
    float down = smooth((float) (y % step) / step);
    int nextColumn = (column + 1) % knots;
    int nextRow = (row + 1) % knots * knots;
    float top = mix(values[row * knots + column], values[row * knots + nextColumn], right);
    float bottom = mix(values[nextRow + column], values[nextRow + nextColumn], right);
    return mix(top, bottom, down);
  }

  private void stretchToUnit() {
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    for (float height : heights) {
      low = Math.min(low, height);
      high = Math.max(high, height);
    }
    for (int i = 0; i < heights.length; i++) {
      heights[i] = (heights[i] - low) / (high - low);
    }
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  private static float mix(float from, float to, float part) {
    return from + (to - from) * part;
  }
}
