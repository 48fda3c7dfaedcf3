package graft.vision.pass;

import graft.predict.pixels.Pixels;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Turns pixels into a backbone's input, (1, 3, size, size) float32; one a worker, used again. */
final class Normaliser {
  private final int size;
  private final FloatBuffer values;
  private final float[][] normalised; // (3)(256): what each channel value becomes
  private final byte[] row;
  private final float[][] normalisedRow; // (3)(size)

  Normaliser(int size, Normalisation normalisation) {
    this.size = size;
    this.values =
        ByteBuffer.allocateDirect(3 * size * size * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    this.normalised = new float[3][256];
    for (int channel = 0; channel < 3; channel++) {
      for (int value = 0; value < 256; value++) {
        normalised[channel][value] =
            (value - normalisation.mean().get(channel)) / normalisation.std().get(channel);
      }
    }
    this.row = new byte[3 * size];
    this.normalisedRow = new float[3][size];
  }

  /** The input for a square of the given size: direct, and good until the next call. */
  FloatBuffer normalise(Pixels square) {
    for (int y = 0; y < size; y++) {
      square.copyRow(y, row);
      normaliseRow(normalisedRow[0], normalisedRow[1], normalisedRow[2]);
      for (int channel = 0; channel < 3; channel++) {
        values.put((channel * size + y) * size, normalisedRow[channel]);
      }
    }
    return values;
  }

  private void normaliseRow(float[] red, float[] green, float[] blue) {
    for (int x = 0, at = 0; x < size; x++, at += 3) {
      red[x] = normalised[0][row[at] & 0xff];
      green[x] = normalised[1][row[at + 1] & 0xff];
      blue[x] = normalised[2][row[at + 2] & 0xff];
    }
  }
}
