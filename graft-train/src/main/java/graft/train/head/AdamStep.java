package graft.train.head;

import graft.train.head.RowKernels.Columns;

/**
 * What one step of Adam (Kingma and Ba 2015) needs beside the gradient, one number a column. The
 * arrays are the stack's own.
 */
final class AdamStep {
  static final float BETA1 = 0.9f;
  static final float BETA2 = 0.999f;
  static final float EPSILON = 1e-7f;

  private final float[] learningRate;
  private final float[] rate;
  private final float[] l1;
  private final float[] l2;
  private int steps;

  AdamStep(float[] learningRate, float[] l1, float[] l2) {
    this(learningRate, new float[learningRate.length], l1, l2);
  }

  private AdamStep(float[] learningRate, float[] rate, float[] l1, float[] l2) {
    this.learningRate = learningRate;
    this.rate = rate;
    this.l1 = l1;
    this.l2 = l2;
  }

  /** Another stack's step that goes on from here. */
  AdamStep narrowed(AdamStep fresh) {
    fresh.steps = steps;
    return fresh;
  }

  /** The same rates without L1 and L2: biases are not penalised. */
  AdamStep withoutPenalties() {
    return new AdamStep(learningRate, rate, new float[l1.length], new float[l2.length]);
  }

  /** Goes on to the next step: the rates with the bias of the running means corrected. */
  void advance() {
    steps++;
    double correction = Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
    for (int j = 0; j < rate.length; j++) {
      rate[j] = (float) (learningRate[j] * correction);
    }
  }

  float[] rate() {
    return rate;
  }

  float[] l1() {
    return l1;
  }

  float[] l2() {
    return l2;
  }

  /** A step on some of the columns. */
  record Slice(AdamStep step, Columns columns) {}
}
