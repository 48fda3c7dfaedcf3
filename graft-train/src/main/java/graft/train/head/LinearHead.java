package graft.train.head;

import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import java.util.Arrays;

/**
 * A linear softmax head in training, on standardised features.
 *
 * <p>Weights start at zero: the loss of a linear head is convex, and zero favours no class. Not
 * thread-safe.
 */
final class LinearHead {
  private final int features; // as given; rows of weights are filled up to whole blocks
  private final float[][] weights; // (classes, features filled up)
  private final float[] biases; // (classes)
  private final Adam weightSteps;
  private final Adam biasSteps;
  private final float[] gradient; // (features filled up), zero between steps

  LinearHead(HeadRecipe recipe, int features, int classes) {
    this.features = features;
    int columns = Batch.roundUp(features);
    this.weights = new float[classes][columns];
    this.biases = new float[classes];
    this.weightSteps = new Adam(recipe, classes, columns);
    this.biasSteps = new Adam(recipe, 1, classes);
    this.gradient = new float[columns];
  }

  int classes() {
    return biases.length;
  }

  /** Puts the batch's logits into z, (classes, batch). */
  void predict(Batch.Inputs inputs, float[][] z) {
    for (int k = 0; k < z.length; k++) {
      Arrays.fill(z[k], biases[k]);
      RowKernels.addProducts(z[k], weights[k], inputs.byFeature());
    }
  }

  /**
   * One step down the gradient.
   *
   * @param g gradients of the mean loss with respect to the logits, (classes, batch)
   * @param rate the learning rate of this step
   */
  void train(Batch.Inputs inputs, float[][] g, double rate) {
    weightSteps.advance(rate);
    biasSteps.advance(rate);
    float[] biasGradient = new float[g.length];
    for (int k = 0; k < g.length; k++) {
      RowKernels.addProducts(gradient, g[k], inputs.byPhoto());
      weightSteps.step(weights[k], k, gradient);
      for (float photo : g[k]) {
        biasGradient[k] += photo;
      }
    }
    biasSteps.stepWithoutPenalty(biases, 0, biasGradient);
  }

  /** The head on raw features: standardisation and corrections fold into weights and biases. */
  Head onRawFeatures(Standardisation standard, Targets targets) {
    int classes = biases.length;
    float[] w = new float[classes * features];
    float[] b = new float[classes];
    for (int k = 0; k < classes; k++) {
      double bias = biases[k] - targets.shift(k);
      for (int f = 0; f < features; f++) {
        double weight = (double) weights[k][f] * standard.scale(f);
        w[k * features + f] = (float) weight;
        bias -= weight * standard.mean(f);
      }
      b[k] = (float) bias;
    }
    return new Head(features, w, b);
  }
}
