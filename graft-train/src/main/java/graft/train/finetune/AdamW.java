package graft.train.finetune;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), one tensor a call:
 *
 * <pre>{@code
 * m = β₁ m + (1 - β₁) g,  v = β₂ v + (1 - β₂) g²
 * w = w - rate · (decay · w + (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε))
 * }</pre>
 */
final class AdamW {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private AdamW() {}

  /**
   * Moves weights and moments, in place.
   *
   * @param tensor what is moved
   * @param gradient of the loss
   * @param step from 1
   * @param rate of this step
   * @param decay 0 for none
   */
  static void step(TensorState tensor, float[] gradient, long step, double rate, double decay) {
    float[] w = tensor.weights();
    float[] m = tensor.mean();
    float[] v = tensor.square();
    float size = (float) (rate / (1 - StrictMath.pow(BETA1, (double) step)));
    float root = (float) (1 / Math.sqrt(1 - StrictMath.pow(BETA2, (double) step)));
    float kept = (float) (1 - rate * decay);
    for (int i = 0; i < w.length; i++) {
      float g = gradient[i];
      m[i] = (float) BETA1 * m[i] + (float) (1 - BETA1) * g;
      v[i] = (float) BETA2 * v[i] + (float) (1 - BETA2) * g * g;
      w[i] = kept * w[i] - size * m[i] / ((float) Math.sqrt(v[i]) * root + (float) EPSILON);
    }
  }
}
