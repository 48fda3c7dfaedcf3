package graft.vision.pass;

import graft.core.photos.Border;
import graft.predict.pixels.Pixels;

/*
 * From an edge inwards, lines of pixels count while nearly all of their pixels have the colour of
 * the outermost one, as far as JPEG leaves it so. A border ends at once: a little further, half of a
 * line must have other colours; a sky or a dark ground ends by and by, here later and there sooner.
 */
/** Finds even borders around photos: frames, bars above and below, bars left and right. */
final class Borders {
  /** How far a channel of one colour may lie from its mean. */
  private static final int SAME = 24;

  /** The share of a line's pixels that must be of one colour. */
  private static final double EVEN = 0.95;

  /** The share of a line's pixels behind a border that must not. */
  private static final double OTHER = 0.5;

  /** Lines between a border and the picture that may be of both. */
  private static final int BETWEEN = 2;

  /** A margin that takes more of a side is a ground and no border. */
  private static final double WIDEST = 0.45;

  /** A single line may be what was lost in scaling. */
  private static final int NARROWEST = 2;

  private final Pixels pixels;

  private Borders(Pixels pixels) {
    this.pixels = pixels;
  }

  static Border of(Pixels pixels) {
    return new Borders(pixels).find();
  }

  /** A line of pixels along an edge, {@code depth} lines away from it. */
  private interface Line {
    int rgb(int depth, int along);
  }

  /** An edge: its lines, their length, and how many there are to the other side. */
  private record Edge(Line line, int length, int lines) {
    /** The mean colour of the outermost line, as {@code 0xRRGGBB}. */
    int colour() {
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int along = 0; along < length; along++) {
        int rgb = line.rgb(0, along);
        red += rgb >> 16;
        green += rgb >> 8 & 0xff;
        blue += rgb & 0xff;
      }
      return (int) (red / length) << 16 | (int) (green / length) << 8 | (int) (blue / length);
    }

    /** The share of a line that has this colour. */
    double share(int depth, int colour) {
      int same = 0;
      for (int along = 0; along < length; along++) {
        same += isNear(line.rgb(depth, along), colour) ? 1 : 0;
      }
      return same / (double) length;
    }

    /** How many lines the border takes; 0 where there is none. */
    int border(int colour) {
      int widest = (int) (WIDEST * lines);
      int width = 0;
      while (width <= widest && share(width, colour) >= EVEN) {
        width++;
      }
      boolean ends =
          width <= widest && share(Math.min(lines - 1, width + BETWEEN), colour) <= OTHER;
      return ends && width >= NARROWEST ? width : 0;
    }
  }

  private static boolean isNear(int one, int other) {
    return Math.abs((one >> 16) - (other >> 16)) <= SAME
        && Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff)) <= SAME
        && Math.abs((one & 0xff) - (other & 0xff)) <= SAME;
  }

  /** What two edges across from each other have; widths of 0 where they have no border. */
  private record Pair(int first, int second, int colour) {
    static final Pair NONE = new Pair(0, 0, 0);

    static Pair of(Edge one, Edge other) {
      int colour = one.colour();
      int width = isNear(colour, other.colour()) ? one.border(colour) : 0;
      int opposite = width > 0 ? other.border(colour) : 0;
      return opposite > 0 ? new Pair(width, opposite, colour) : NONE;
    }
  }

  private Border find() {
    int width = pixels.width();
    int height = pixels.height();
    Pair upright =
        Pair.of(
            new Edge((depth, x) -> pixels.rgb(x, depth), width, height),
            new Edge((depth, x) -> pixels.rgb(x, height - 1 - depth), width, height));
    Pair across =
        Pair.of(
            new Edge((depth, y) -> pixels.rgb(depth, y), height, width),
            new Edge((depth, y) -> pixels.rgb(width - 1 - depth, y), height, width));
    if (upright.equals(Pair.NONE)) {
      return new Border(across.first(), 0, across.second(), 0, across.colour());
    }
    boolean one = isNear(upright.colour(), across.colour());
    Pair sides = one ? across : Pair.NONE;
    return new Border(
        sides.first(), upright.first(), sides.second(), upright.second(), upright.colour());
  }
}
