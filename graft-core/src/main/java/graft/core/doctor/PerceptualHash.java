package graft.core.doctor;

import graft.core.photos.Glance;
import java.util.Arrays;

/**
 * The signs of a photo's 64 lowest frequencies but one (the discrete cosine transform of its
 * glance), each against their median: pictures saved again differ in a few bits, different pictures
 * in about half (Zauner 2010, "Implementation and benchmarking of perceptual image hash
 * functions").
 */
final class PerceptualHash {
  private static final int LOW = 8;
  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  static long of(Glance glance) {
    double[][] rows = new double[LOW][Glance.SIDE]; // (frequency across, y)
    for (int u = 0; u < LOW; u++) {
      for (int y = 0; y < Glance.SIDE; y++) {
        for (int x = 0; x < Glance.SIDE; x++) {
          rows[u][y] += COSINES[u][x] * glance.grey(x, y);
        }
      }
    }
    double[] waves = new double[LOW * LOW];
    for (int v = 0; v < LOW; v++) {
      for (int u = 0; u < LOW; u++) {
        for (int y = 0; y < Glance.SIDE; y++) {
          waves[v * LOW + u] += COSINES[v][y] * rows[u][y];
        }
      }
    }
    return signs(waves);
  }

  /** The mean brightness, first among the waves, says nothing of the picture. */
  private static long signs(double[] waves) {
    double[] sorted = Arrays.copyOfRange(waves, 1, waves.length);
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    long bits = 0;
    for (int i = 1; i < waves.length; i++) {
      bits |= waves[i] > median ? 1L << i : 0;
    }
    return bits;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[LOW][Glance.SIDE];
    for (int u = 0; u < LOW; u++) {
      for (int x = 0; x < Glance.SIDE; x++) {
        cosines[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2.0 * Glance.SIDE));
      }
    }
    return cosines;
  }
}
