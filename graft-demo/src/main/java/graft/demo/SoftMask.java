package graft.demo;

import static java.lang.StrictMath.ceil;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * The blurred shape of a layer: 1 well inside, 0 well outside, a half at the edge.
 *
 * <p>Kept on a grid of cells of four by four pixels; between cells it is interpolated.
 */
final class SoftMask implements Cover {
  private static final int CELL = 4;
  private static final int BORDER = 8; // cells around the layer, more than blur and shadow reach

  private final int columns;
  private final int rows;
  private final float[] cells;
  private final float offsetX;
  private final float offsetY;
  private final float base;
  private final float gain;

  private SoftMask(
      int columns, int rows, float[] cells, float dx, float dy, float base, float gain) {
    this.columns = columns;
    this.rows = rows;
    this.cells = cells;
    this.offsetX = dx;
    this.offsetY = dy;
    this.base = base;
    this.gain = gain;
  }

  /**
   * The shape of a layer, blurred.
   *
   * @param sigma in pixels; at least the size of a cell is blurred anyway
   */
  static SoftMask of(BufferedImage layer, double sigma) {
    int columns = layer.getWidth() / CELL + 1 + 2 * BORDER;
    int rows = layer.getHeight() / CELL + 1 + 2 * BORDER;
    float[] cells = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cells[row * columns + column] =
            mean(layer, (column - BORDER) * CELL, (row - BORDER) * CELL);
      }
    }
    int rounds = (int) Math.min(12, 1 + 2 * (sigma / CELL) * (sigma / CELL));
    for (int i = 0; i < rounds; i++) {
      blur(cells, 1);
      blur(cells, columns);
    }
    return new SoftMask(columns, rows, cells, 0, 0, 0, 1);
  }

  /** How much of a cell is painted, from four of its pixels; the layer's rim goes on outside. */
  private static float mean(BufferedImage layer, int x, int y) {
    int[] pixels = Pens.pixels(layer);
    int left = Math.clamp(x, 0, layer.getWidth() - 1);
    int right = Math.clamp(x + 2, 0, layer.getWidth() - 1);
    int upper = Math.clamp(y, 0, layer.getHeight() - 1) * layer.getWidth();
    int lower = Math.clamp(y + 2, 0, layer.getHeight() - 1) * layer.getWidth();
    int top = (pixels[upper + left] >>> 24) + (pixels[upper + right] >>> 24);
    int bottom = (pixels[lower + left] >>> 24) + (pixels[lower + right] >>> 24);
    return (top + bottom) / 1020f;
  }

  /** This shape moved by pixels and as dark as {@code strength}. */
  SoftMask asShadow(double dx, double dy, double strength) {
    return new SoftMask(columns, rows, cells, (float) dx, (float) dy, 0, (float) strength);
  }

  /** The fringe inside the shape: {@code strength} at its edge, nothing well inside. */
  SoftMask asFringe(double strength) {
    float twice = (float) (2 * strength);
    return new SoftMask(columns, rows, cells, 0, 0, twice, -twice);
  }

  @Override
  public void fill(int y, int from, int to, float[] covers) {
    Arrays.fill(covers, from, to, base);
    float down = (y - offsetY + 0.5f) / CELL - 0.5f + BORDER;
    int row = (int) down;
    if (down < 0 || row >= rows - 1) {
      return;
    }
    float[] line = line(row, down - row);
    float first = BORDER - 0.5f + (0.5f - offsetX) / CELL; // the cell under column 0
    int end = Math.min(to, (int) ((columns - 1 - first) * CELL));
    for (int x = Math.max(from, (int) ceil(-first * CELL)); x < end; x++) {
      float across = first + (float) x / CELL;
      int column = (int) across;
      float left = line[column];
      covers[x] += gain * (left + (line[column + 1] - left) * (across - column));
    }
  }

  /** The cells of a row mixed with the row below. */
  private float[] line(int row, float below) {
    float[] line = new float[columns];
    for (int i = 0; i < columns; i++) {
      float above = cells[row * columns + i];
      line[i] = above + (cells[(row + 1) * columns + i] - above) * below;
    }
    return line;
  }

  /** One pass of the weights 1/4, 1/2, 1/4 along a direction. */
  private static void blur(float[] cells, int step) {
    float[] sharp = Arrays.copyOf(cells, cells.length);
    for (int i = step; i < cells.length - step; i++) {
      cells[i] = 0.25f * (sharp[i - step] + 2 * sharp[i] + sharp[i + step]);
    }
  }
}
