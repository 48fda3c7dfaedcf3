package graft.train.head;

import graft.core.head.HeadRecipe;
import java.util.Arrays;

/**
 * Adam (Kingma and Ba 2015) as Keras takes its steps (epsilon beside the uncorrected root), with L2
 * in the gradient and L1 as a proximal step in Adam's own metric (Yun, Lozano and Yang 2021,
 * "Adaptive Proximal Gradient Methods"), so that the least of the penalised loss stays where it is.
 *
 * <p>Keeps the running means of some rows of weights.
 */
final class Adam {
  static final float BETA1 = 0.9f;
  static final float BETA2 = 0.999f;
  static final float EPSILON = 1e-7f;

  private final HeadRecipe recipe;
  private final float[][] first; // (rows, columns) running mean of the gradient
  private final float[][] second; // (rows, columns) running mean of its square
  private int steps;
  private float rate;

  Adam(HeadRecipe recipe, int rows, int columns) {
    this.recipe = recipe;
    this.first = new float[rows][columns];
    this.second = new float[rows][columns];
  }

  /**
   * Goes on to the next step.
   *
   * @param learningRate of the step, before the bias of the running means is corrected
   */
  void advance(double learningRate) {
    steps++;
    double correction = Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
    rate = (float) (learningRate * correction);
  }

  /** One step of a row of penalised weights; the gradient is used up. */
  void step(float[] weights, int row, float[] gradient) {
    if (recipe.l2() > 0) {
      RowKernels.add(gradient, (float) (2 * recipe.l2()), weights);
    }
    stepWithoutPenalty(weights, row, gradient);
    if (recipe.l1() > 0) {
      RowKernels.shrink(weights, rate, (float) recipe.l1(), second[row]);
    }
  }

  /** One step of a row without L1 and L2, such as biases. */
  void stepWithoutPenalty(float[] weights, int row, float[] gradient) {
    RowKernels.approach(first[row], 1 - BETA1, gradient);
    RowKernels.approachSquares(second[row], 1 - BETA2, gradient);
    RowKernels.descend(weights, rate, first[row], second[row]);
    Arrays.fill(gradient, 0);
  }
}
