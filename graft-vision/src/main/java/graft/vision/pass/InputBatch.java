package graft.vision.pass;

import graft.predict.pixels.Pixels;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Normalised pixels of a few photos, (n, 3, size, size) float32; one a worker, filled anew. */
final class InputBatch {
  private final int size;
  private final FloatBuffer values;
  private final float[][] normalised; // (3)(256): what each channel value becomes
  private final byte[] row;
  private final float[] plane;
  private int photos;

  InputBatch(int size, int capacity, Normalisation normalisation) {
    this.size = size;
    this.values =
        ByteBuffer.allocateDirect(capacity * 3 * size * size * Float.BYTES)
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
    this.plane = new float[3 * size * size];
  }

  void clear() {
    photos = 0;
    values.clear();
  }

  /** Adds a photo of the batch's size. */
  void add(Pixels photo) {
    int area = size * size;
    for (int y = 0; y < size; y++) {
      photo.copyRow(y, row);
      for (int x = 0; x < size; x++) {
        int at = y * size + x;
        plane[at] = normalised[0][row[3 * x] & 0xff];
        plane[area + at] = normalised[1][row[3 * x + 1] & 0xff];
        plane[2 * area + at] = normalised[2][row[3 * x + 2] & 0xff];
      }
    }
    values.put(photos * 3 * area, plane);
    photos++;
  }

  int photos() {
    return photos;
  }

  /** The photos that were added. */
  FloatBuffer values() {
    return values.slice(0, photos * 3 * size * size);
  }
}
