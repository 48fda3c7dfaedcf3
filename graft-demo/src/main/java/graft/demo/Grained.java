package graft.demo;

/**
 * A cover that follows the grain: {@code gain * (height - threshold)}.
 *
 * @param zoomX tile pixels for each image pixel to the right, at least 0
 * @param zoomY tile pixels for each image pixel down, at least 0
 * @param start where on the tile the image begins, at least 0
 * @param threshold the height that is just not covered
 * @param gain how much the cover grows with the height
 */
record Grained(float zoomX, float zoomY, float start, float threshold, float gain)
    implements Cover {

  static Grained of(double zoomX, double zoomY, double start, double threshold, double gain) {
    return new Grained(
        (float) zoomX, (float) zoomY, (float) start, (float) threshold, (float) gain);
  }

  @Override
  public void fill(int y, int from, int to, float[] covers) {
    float down = y * zoomY + start;
    for (int x = from; x < to; x++) {
      covers[x] = gain * (Grain.at(x * zoomX + start, down) - threshold);
    }
  }
}
