package graft.demo;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** The colours of leaves through the year, and how colours are mixed and varied. */
final class Palette {
  private static final Color[] SEASONS = {
    new Color(44, 92, 36),
    new Color(84, 128, 44),
    new Color(140, 156, 50),
    new Color(206, 180, 52),
    new Color(216, 142, 42),
    new Color(196, 88, 36),
    new Color(168, 50, 36),
    new Color(136, 82, 46),
    new Color(104, 72, 48)
  };

  private Palette() {}

  /** The colour of a leaf at a season from 0 (spring green) to 1 (winter brown). */
  static Color atSeason(double season) {
    double place = Math.clamp(season, 0, 1) * (SEASONS.length - 1);
    int below = Math.min((int) place, SEASONS.length - 2);
    return mix(SEASONS[below], SEASONS[below + 1], place - below);
  }

  /** A colour between two: 0 is the first, 1 is the second. */
  static Color mix(Color from, Color to, double part) {
    return rgb(
        from.getRed() + part * (to.getRed() - from.getRed()),
        from.getGreen() + part * (to.getGreen() - from.getGreen()),
        from.getBlue() + part * (to.getBlue() - from.getBlue()));
  }

  /** A colour near the given one: each channel moved by at most {@code range}. */
  static Color near(Color color, int range, RandomGenerator random) {
    int light = random.nextInt(-range, range + 1);
    return rgb(
        color.getRed() + light + random.nextInt(-range, range + 1) / 3.0,
        color.getGreen() + light + random.nextInt(-range, range + 1) / 3.0,
        color.getBlue() + light + random.nextInt(-range, range + 1) / 3.0);
  }

  static Color times(Color color, double factor) {
    return rgb(color.getRed() * factor, color.getGreen() * factor, color.getBlue() * factor);
  }

  /** The colour let through: opacity 0 is invisible, 1 covers. */
  static Color faded(Color color, double opacity) {
    int alpha = (int) Math.clamp(255 * opacity, 0, 255);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  private static Color rgb(double red, double green, double blue) {
    return new Color(channel(red), channel(green), channel(blue));
  }

  private static int channel(double value) {
    return (int) Math.clamp(value, 0, 255);
  }
}
