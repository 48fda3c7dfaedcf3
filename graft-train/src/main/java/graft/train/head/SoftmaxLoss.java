package graft.train.head;

/**
 * Softmax and log loss of one head over the batches of an epoch: keeps the sums of losses and right
 * answers, and turns logits into gradients.
 *
 * <p>What is kept is the log loss on the true labels, every photo alike, whatever the {@link
 * Targets}: so the curves of heads with and without label smoothing and class weights can be
 * compared. Only the gradients are those of the loss on the targets.
 */
final class SoftmaxLoss {
  private double loss;
  private int right;
  private int photos;

  /**
   * Adds a batch's losses and turns its logits into gradients of the batch's mean loss on the
   * targets: Σ weight · loss / photos, as Keras weighs. Places without a photo become zero.
   *
   * @param z logits, (classes, batch), overwritten
   * @param labels of the photos in the batch
   */
  void toGradients(float[][] z, int[] labels, Targets targets) {
    float[] sums = toExponentials(z, labels, targets);
    float[] shares = new float[sums.length]; // of each photo in the mean
    for (int b = 0; b < labels.length; b++) {
      shares[b] = 1f / labels.length * targets.weight(labels[b]);
    }
    float even = targets.smoothing() / z.length;
    for (float[] row : z) {
      for (int b = 0; b < row.length; b++) {
        row[b] = b < labels.length ? row[b] * (shares[b] / sums[b]) : 0;
      }
      if (even > 0) {
        RowKernels.add(row, -even, shares);
      }
    }
    for (int b = 0; b < labels.length; b++) {
      z[labels[b]][b] -= shares[b] * (1 - targets.smoothing());
    }
  }

  /** Adds a batch's losses; z, (classes, batch), is used up. */
  void add(float[][] z, int[] labels) {
    toExponentials(z, labels, Targets.PLAIN);
  }

  /** exp(logit - largest logit of the photo), in place; gives each photo's sum. */
  private float[] toExponentials(float[][] z, int[] labels, Targets targets) {
    float[] largest = z[0].clone();
    int[] named = new int[largest.length];
    for (int k = 1; k < z.length; k++) {
      for (int b = 0; b < largest.length; b++) {
        if (z[k][b] > largest[b]) {
          largest[b] = z[k][b];
          named[b] = k;
        }
      }
    }
    for (int b = 0; b < labels.length; b++) {
      loss -= z[labels[b]][b] - largest[b];
      right += named[b] == labels[b] ? 1 : 0;
    }
    float[] sums = new float[largest.length];
    for (float[] row : z) {
      RowKernels.add(row, -1, largest);
      RowKernels.exp(row);
      RowKernels.add(sums, 1, row);
    }
    addLogarithms(targets.corrects() ? correctedSums(z, targets) : sums, labels, targets);
    return sums;
  }

  private void addLogarithms(float[] sums, int[] labels, Targets targets) {
    for (int b = 0; b < labels.length; b++) {
      loss += StrictMath.log(sums[b]);
      if (targets.corrects()) {
        loss += targets.shift(labels[b]);
      }
    }
    photos += labels.length;
  }

  /** The sums that the exponentials have once the logits are corrected. */
  private static float[] correctedSums(float[][] exponentials, Targets targets) {
    float[] sums = new float[exponentials[0].length];
    for (int k = 0; k < exponentials.length; k++) {
      RowKernels.add(sums, (float) StrictMath.exp(-targets.shift(k)), exponentials[k]);
    }
    return sums;
  }

  /** The mean over the photos; infinite where the head has diverged. */
  double meanLoss() {
    double mean = loss / photos;
    return Double.isFinite(mean) ? mean : Double.POSITIVE_INFINITY;
  }

  /** Share of right answers, before any correction of priors in {@link #toGradients}. */
  double accuracy() {
    return (double) right / photos;
  }
}
