package graft.vision.pass;

import graft.predict.pixels.Pixels;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.nio.FloatBuffer;

/** A square of pixels as a backbone sees it. */
public final class NormalisedSquare {
  private NormalisedSquare() {}

  /**
   * The numbers that go in, (3, size, size), the last dimension fastest.
   *
   * @param square as wide as high
   */
  public static float[] of(Pixels square, Normalisation normalisation) {
    FloatBuffer values = new Normaliser(square.width(), normalisation).normalise(square);
    float[] numbers = new float[3 * square.width() * square.width()];
    values.get(0, numbers);
    return numbers;
  }
}
