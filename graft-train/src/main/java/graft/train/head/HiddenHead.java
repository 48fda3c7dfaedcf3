package graft.train.head;

import graft.core.head.Dense;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import java.util.Arrays;
import java.util.List;

/*
 * The hidden layer's weights lie by feature, (features, units), so that all three loops, the way
 * forward, the gradient and Adam's step, run along the units: as long whatever the batch. Both
 * products are RowKernels.addProducts on blocks of rows that stay in the first cache.
 */
/**
 * A head with a hidden ReLU layer in training, on scaled features.
 *
 * <p>Weights start as Keras' Dense layer starts them, biases at zero. Dropout acts on the input of
 * both layers, L1 and L2 on the weights of both. Not thread-safe.
 */
final class HiddenHead implements HeadInTraining {
  private final HeadRecipe recipe;
  private final int features; // as given; rows of weights are filled up to whole blocks
  private final int units; // likewise
  private final float[][] weights; // (features filled up, units filled up)
  private final float[] biases; // (units filled up)
  private final Adam weightSteps;
  private final Adam biasSteps;
  private final LinearHead output;
  private final float[][] gradient; // (a block, units filled up), zero between steps
  private Batch.Inputs active; // what the hidden layer said of the batch, (batch, units filled up)

  /**
   * A head at its start.
   *
   * @param hidden the first weights of the hidden layer
   * @param output the first weights of the output layer
   */
  HiddenHead(HeadRecipe recipe, GlorotUniform hidden, GlorotUniform output) {
    this.recipe = recipe;
    this.features = hidden.inputs();
    this.units = hidden.units();
    int rows = Batch.roundUp(features);
    int columns = Batch.roundUp(units);
    this.weights = new float[rows][columns];
    for (int f = 0; f < features; f++) {
      for (int unit = 0; unit < units; unit++) {
        weights[f][unit] = hidden.at(unit, f);
      }
    }
    this.biases = new float[columns];
    this.weightSteps = new Adam(recipe, rows, columns);
    this.biasSteps = new Adam(recipe, 1, columns);
    this.output = new LinearHead(recipe, output);
    this.gradient = new float[RowKernels.BLOCK][columns];
    this.active = new Batch.Inputs(0, columns);
  }

  @Override
  public int classes() {
    return output.classes();
  }

  @Override
  public void predict(Batch.Inputs inputs, float[][] z) {
    activate(inputs);
    active.change();
    output.predict(active, z);
  }

  @Override
  public void predictToLearn(Batch.Inputs inputs, Dropout between, float[][] z) {
    activate(inputs);
    if (recipe.dropout() > 0) {
      between.apply(recipe.dropout(), active.byPhoto(), active.byPhoto());
    }
    active.change();
    output.predict(active, z);
  }

  /** max(0, W x + b). */
  private void activate(Batch.Inputs inputs) {
    if (active.byPhoto().length != inputs.byPhoto().length) {
      active = new Batch.Inputs(inputs.byPhoto().length, biases.length);
    }
    for (float[] photo : active.byPhoto()) {
      System.arraycopy(biases, 0, photo, 0, photo.length);
    }
    RowKernels.addProducts(active.byPhoto(), inputs.byPhoto(), weights);
    for (float[] photo : active.byPhoto()) {
      RowKernels.rectify(photo);
    }
  }

  @Override
  public void train(Batch.Inputs inputs, float[][] g, double rate) {
    float[][] back = output.toInputs(g);
    float scale = Dropout.scale(recipe.dropout());
    float[] biasGradient = new float[biases.length];
    for (int b = 0; b < back.length; b++) {
      RowKernels.passWhereActive(back[b], scale, active.byPhoto()[b]);
      RowKernels.add(biasGradient, 1, back[b]);
    }
    output.train(active, g, rate);
    weightSteps.advance(rate);
    biasSteps.advance(rate);
    for (int from = 0; from < weights.length; from += RowKernels.BLOCK) {
      int to = Math.min(weights.length, from + RowKernels.BLOCK);
      float[][] block = Arrays.copyOfRange(inputs.byFeature(), from, to);
      RowKernels.addProducts(gradient, block, back);
      for (int f = from; f < to; f++) {
        weightSteps.step(weights[f], f, gradient[f - from]);
      }
    }
    biasSteps.stepWithoutPenalty(biases, 0, biasGradient);
  }

  @Override
  public Head onRawFeatures(Scaling scaling, Targets targets) {
    float[] w = new float[units * features];
    double[] b = new double[units];
    for (int unit = 0; unit < units; unit++) {
      b[unit] = biases[unit];
    }
    for (int f = 0; f < features; f++) {
      for (int unit = 0; unit < units; unit++) {
        double weight = (double) weights[f][unit] * scaling.scale(f);
        w[unit * features + f] = (float) weight;
        b[unit] -= weight * scaling.mean(f);
      }
    }
    float[] rounded = new float[units];
    for (int unit = 0; unit < units; unit++) {
      rounded[unit] = (float) b[unit];
    }
    return new Head(List.of(new Dense(features, w, rounded), output.layer(targets)));
  }
}
