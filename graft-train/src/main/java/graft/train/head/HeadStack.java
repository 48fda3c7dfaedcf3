package graft.train.head;

import graft.core.head.Head;
import graft.train.head.StackLayout.Group;
import java.util.Arrays;

/**
 * Linear softmax heads side by side, trained by one wide product a step.
 *
 * <p>Weights start at zero: the loss of a linear head is convex, and zero favours no class. Not
 * thread-safe; one worker trains one stack.
 */
final class HeadStack {
  private final StackLayout layout;
  private final int features; // filled up to whole blocks
  private final AdamState state; // (features + 1, width), the last row are the biases
  private final AdamStep step;
  private final float[][] weights; // the state's first `features` rows
  private final float[] gradient; // (width)

  HeadStack(StackLayout layout, int features) {
    this(layout, features, layout.adamStep());
  }

  private HeadStack(StackLayout layout, int features, AdamStep step) {
    this.layout = layout;
    this.features = Batch.roundUp(features);
    this.state = new AdamState(this.features + 1, layout.width());
    this.step = step;
    this.weights = Arrays.copyOf(state.weights(), this.features);
    this.gradient = new float[layout.width()];
  }

  StackLayout layout() {
    return layout;
  }

  /** The same heads but for those that the other layout lacks; training goes on unchanged. */
  HeadStack narrowedTo(StackLayout fewer) {
    HeadStack narrowed = new HeadStack(fewer, features, step.narrowed(fewer.adamStep()));
    for (int t = 0; t < fewer.trials().size(); t++) {
      int old = layout.trials().indexOf(fewer.trials().get(t));
      narrowed.state.copyColumns(
          state, layout.starts().get(old), fewer.starts().get(t), layout.classes());
    }
    return narrowed;
  }

  /** Puts the logits of a batch without dropout into z, (batch, width). */
  void predict(float[][] x, float[][] z) {
    startWithBiases(z);
    RowKernels.forward(x, weights, z, new RowKernels.Columns(0, layout.width()));
  }

  /**
   * One step of training on a batch.
   *
   * @param inputs the batch's features for each dropout rate
   * @param loss takes logits, gives gradients
   * @param z (batch, width), overwritten
   */
  void train(Inputs inputs, SoftmaxLoss loss, float[][] z) {
    startWithBiases(z);
    for (Group group : layout.groups()) {
      RowKernels.forward(inputs.of(group.dropout()), weights, z, group.columns());
    }
    loss.toGradients(z);
    step.advance();
    for (Group group : layout.groups()) {
      float[][] x = inputs.of(group.dropout());
      for (int f = 0; f < features; f++) {
        RowKernels.backward(x[f], z, gradient, group.columns());
        RowKernels.adam(state, f, gradient, new AdamStep.Slice(step, group.columns()));
      }
    }
    trainBiases(z);
  }

  private void startWithBiases(float[][] z) {
    float[] biases = state.weights()[features];
    for (float[] row : z) {
      System.arraycopy(biases, 0, row, 0, biases.length);
    }
  }

  private void trainBiases(float[][] z) {
    Arrays.fill(gradient, 0);
    for (float[] row : z) {
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] += row[j];
      }
    }
    RowKernels.adam(
        state,
        features,
        gradient,
        new AdamStep.Slice(step.withoutPenalties(), new RowKernels.Columns(0, layout.width())));
  }

  /** A trial's head on raw features: the standardisation is folded into weights and biases. */
  Head head(int trial, Standardisation standard, int rawFeatures) {
    int classes = layout.classes();
    int start = layout.starts().get(trial);
    float[] w = new float[classes * rawFeatures];
    float[] b = new float[classes];
    for (int k = 0; k < classes; k++) {
      double bias = state.weights()[features][start + k];
      for (int f = 0; f < rawFeatures; f++) {
        double weight = (double) weights[f][start + k] * standard.scale(f);
        w[k * rawFeatures + f] = (float) weight;
        bias -= weight * standard.mean(f);
      }
      b[k] = (float) bias;
    }
    return new Head(rawFeatures, w, b);
  }

  /** A batch's features, by dropout rate. */
  @FunctionalInterface
  interface Inputs {
    float[][] of(double dropout);
  }
}
