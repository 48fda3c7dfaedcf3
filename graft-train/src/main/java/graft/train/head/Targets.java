package graft.train.head;

import graft.core.head.HeadOptions;

/**
 * What a head is trained towards: targets of (1 - s) · onehot + s / K for label smoothing s and K
 * classes, and what a photo of each class weighs.
 *
 * <p>A head trained with class weights answers as if all classes were equally frequent. Where
 * priors are corrected, log(weight) is taken from each class's logit: so it answers for the class
 * shares of the photos that it was trained on (Elkan 2001; Saerens, Latinne and Decaestecker 2002).
 * Read only.
 */
final class Targets {
  /** The labels as they are, every photo alike. */
  static final Targets PLAIN = new Targets(0, new float[0], new double[0]);

  private final float smoothing;
  private final float[] weights; // (classes), or none where all are 1
  private final double[] shifts; // (classes), or none where nothing is corrected

  private Targets(float smoothing, float[] weights, double[] shifts) {
    this.smoothing = smoothing;
    this.weights = weights;
    this.shifts = shifts;
  }

  /**
   * The options' targets.
   *
   * @param labels of the photos that are trained on
   * @param classes how many classes there are
   * @param correctPriors whether class weights are taken out of the logits again
   */
  static Targets of(HeadOptions options, int[] labels, int classes, boolean correctPriors) {
    if (!options.classWeights()) {
      return new Targets((float) options.labelSmoothing(), new float[0], new double[0]);
    }
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    float[] weights = new float[classes];
    double[] shifts = new double[classes];
    for (int k = 0; k < classes; k++) {
      // a class without a photo has no gradient to weigh and no share to be corrected for
      double weight = counts[k] == 0 ? 1 : labels.length / ((double) classes * counts[k]);
      weights[k] = (float) weight;
      shifts[k] = StrictMath.log(weight);
    }
    return new Targets(
        (float) options.labelSmoothing(), weights, correctPriors ? shifts : new double[0]);
  }

  /** Share of each label that is spread over all classes. */
  float smoothing() {
    return smoothing;
  }

  /** What a photo with this label counts. */
  float weight(int label) {
    return weights.length == 0 ? 1 : weights[label];
  }

  /** Whether logits are corrected at all. */
  boolean corrects() {
    return shifts.length > 0;
  }

  /** What is taken from this class's logit. */
  double shift(int label) {
    return shifts.length == 0 ? 0 : shifts[label];
  }

  /** Corrects a batch's logits, (classes, batch), in place. */
  void correct(float[][] z) {
    for (int k = 0; k < z.length && corrects(); k++) {
      float shift = (float) shifts[k];
      for (int b = 0; b < z[k].length; b++) {
        z[k][b] -= shift;
      }
    }
  }
}
