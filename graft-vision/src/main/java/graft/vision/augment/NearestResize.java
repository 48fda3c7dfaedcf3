package graft.vision.augment;

import graft.predict.pixels.Pixels;

/**
 * Pillow's resize to the nearest pixel, which {@code flow_from_directory} uses unless told
 * otherwise. It skips pixels; for old pictures only.
 */
final class NearestResize {
  private static final int CHANNELS = Pixels.CHANNELS;

  private NearestResize() {}

  static Pixels resize(Pixels picture, int width, int height) {
    int[] columns = sources(picture.width(), width);
    int[] rows = sources(picture.height(), height);
    byte[] row = new byte[picture.width() * CHANNELS];
    return Pixels.filled(
        width,
        height,
        out -> {
          for (int y = 0; y < height; y++) {
            picture.copyRow(rows[y], row);
            for (int x = 0; x < width; x++) {
              System.arraycopy(
                  row, columns[x] * CHANNELS, out, (y * width + x) * CHANNELS, CHANNELS);
            }
          }
        });
  }

  /** Steps added up as Pillow adds them, because the last bit decides between two pixels. */
  private static int[] sources(int in, int out) {
    double step = (double) in / out;
    double at = step * 0.5;
    int[] sources = new int[out];
    for (int i = 0; i < out; i++) {
      sources[i] = Math.min((int) at, in - 1);
      at += step;
    }
    return sources;
  }
}
