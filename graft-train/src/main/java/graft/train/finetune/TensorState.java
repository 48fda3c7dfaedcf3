package graft.train.finetune;

/**
 * A tensor in training: its weights, Adam's moments of its gradient, and the moving average of its
 * weights. Arrays of one length, changed in place.
 */
@SuppressWarnings("ArrayRecordComponent") // stays in this package, and nobody compares states
record TensorState(float[] weights, float[] mean, float[] square, float[] average) {

  /** Before the first step. */
  static TensorState of(float[] weights) {
    return new TensorState(
        weights.clone(), new float[weights.length], new float[weights.length], weights.clone());
  }

  TensorState copy() {
    return new TensorState(weights.clone(), mean.clone(), square.clone(), average.clone());
  }

  /**
   * Moves the average towards the weights.
   *
   * @param kept share of the average that stays
   */
  void average(double kept) {
    float stays = (float) kept;
    float comes = 1 - stays;
    for (int i = 0; i < average.length; i++) {
      average[i] = stays * average[i] + comes * weights[i];
    }
  }

  /** Whether all weights are numbers. */
  boolean isFinite() {
    float sum = 0;
    for (float weight : weights) {
      sum += 0 * weight; // stays 0 unless a weight is infinite or none
    }
    return sum == 0;
  }
}
