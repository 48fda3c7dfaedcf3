package graft.train.head;

import graft.core.head.Dense;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import java.util.Arrays;

/**
 * A linear softmax head in training, on scaled features.
 *
 * <p>Weights start at zero: the loss of a linear head is convex, and zero favours no class. Not
 * thread-safe.
 */
final class LinearHead implements HeadInTraining {
  private final int features; // as given; rows of weights are filled up to whole blocks
  private final float[][] weights; // (classes, features filled up)
  private final float[] biases; // (classes)
  private final Adam weightSteps;
  private final Adam biasSteps;
  private final float[] gradient; // (features filled up), zero between steps

  /** A head at zero. */
  LinearHead(HeadRecipe recipe, int features, int classes) {
    this.features = features;
    int columns = Batch.roundUp(features);
    this.weights = new float[classes][columns];
    this.biases = new float[classes];
    this.weightSteps = new Adam(recipe, classes, columns);
    this.biasSteps = new Adam(recipe, 1, classes);
    this.gradient = new float[columns];
  }

  /** The output layer of a head with a hidden layer: at zero the two would never part. */
  LinearHead(HeadRecipe recipe, GlorotUniform start) {
    this(recipe, start.inputs(), start.units());
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < features; i++) {
        weights[k][i] = start.at(k, i);
      }
    }
  }

  @Override
  public int classes() {
    return biases.length;
  }

  @Override
  public void predict(Batch.Inputs inputs, float[][] z) {
    for (int k = 0; k < z.length; k++) {
      Arrays.fill(z[k], biases[k]);
      RowKernels.addProducts(z[k], weights[k], inputs.byFeature());
    }
  }

  /** The rows of weights themselves, (classes, features filled up), to be read alone. */
  float[][] weights() {
    return weights;
  }

  void copyBiases(float[] to, int at) {
    System.arraycopy(biases, 0, to, at, biases.length);
  }

  /** There is nothing between layers. */
  @Override
  public void predictToLearn(Batch.Inputs inputs, Dropout between, float[][] z) {
    predict(inputs, z);
  }

  /** Gradients with respect to what came in, (batch, features filled up). */
  float[][] toInputs(float[][] g) {
    float[][] back = new float[g[0].length][gradient.length];
    for (int b = 0; b < back.length; b++) {
      for (int k = 0; k < g.length; k++) {
        RowKernels.add(back[b], g[k][b], weights[k]);
      }
    }
    return back;
  }

  @Override
  public void train(Batch.Inputs inputs, float[][] g, double rate) {
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

  /** The layer as it is, on what came in. */
  Dense layer(Targets targets) {
    int classes = biases.length;
    float[] w = new float[classes * features];
    float[] b = new float[classes];
    for (int k = 0; k < classes; k++) {
      System.arraycopy(weights[k], 0, w, k * features, features);
      b[k] = (float) (biases[k] - targets.shift(k));
    }
    return new Dense(features, w, b);
  }

  @Override
  public Head onRawFeatures(Scaling scaling, Targets targets) {
    int classes = biases.length;
    float[] w = new float[classes * features];
    float[] b = new float[classes];
    for (int k = 0; k < classes; k++) {
      double bias = biases[k] - targets.shift(k);
      for (int f = 0; f < features; f++) {
        double weight = (double) weights[k][f] * scaling.scale(f);
        w[k * features + f] = (float) weight;
        bias -= weight * scaling.mean(f);
      }
      b[k] = (float) bias;
    }
    return new Head(features, w, b);
  }
}
