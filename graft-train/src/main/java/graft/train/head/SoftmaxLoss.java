package graft.train.head;

/**
 * Softmax and log loss of one head over the batches of an epoch: keeps the sums of losses and right
 * answers, and turns logits into gradients.
 */
final class SoftmaxLoss {
  private double loss;
  private int right;
  private int photos;

  /**
   * Adds a batch's losses and turns its logits into gradients of the batch's mean loss; places
   * without a photo become zero.
   *
   * @param z logits, (classes, batch), overwritten
   * @param labels of the photos in the batch
   */
  void toGradients(float[][] z, int[] labels) {
    float[] sums = toExponentials(z, labels);
    float share = 1f / labels.length;
    for (float[] row : z) {
      for (int b = 0; b < row.length; b++) {
        row[b] = b < labels.length ? row[b] * (share / sums[b]) : 0;
      }
    }
    for (int b = 0; b < labels.length; b++) {
      z[labels[b]][b] -= share;
    }
  }

  /** Adds a batch's losses; z, (classes, batch), is used up. */
  void add(float[][] z, int[] labels) {
    toExponentials(z, labels);
  }

  /** exp(logit - largest logit of the photo), in place; gives each photo's sum. */
  private float[] toExponentials(float[][] z, int[] labels) {
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
    for (int b = 0; b < labels.length; b++) {
      loss += StrictMath.log(sums[b]);
    }
    photos += labels.length;
    return sums;
  }

  /** The mean over the photos; infinite where the head has diverged. */
  double meanLoss() {
    double mean = loss / photos;
    return Double.isFinite(mean) ? mean : Double.POSITIVE_INFINITY;
  }

  double accuracy() {
    return (double) right / photos;
  }
}
