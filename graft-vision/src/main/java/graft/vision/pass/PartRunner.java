package graft.vision.pass;

import java.nio.FloatBuffer;

/** A frozen part, loaded. Serves any number of threads. */
public interface PartRunner extends AutoCloseable {
  /**
   * What the part makes of a photo: its features, or its activations at the cut, the last dimension
   * fastest. The same bits whatever else is computed at the same time.
   *
   * @param pixels normalised, (1, 3, size, size), direct; may be used again once this returns
   * @param size the side of the square in pixels, the same in all calls
   */
  float[] features(FloatBuffer pixels, int size);

  @Override
  void close();
}
