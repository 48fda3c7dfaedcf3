package graft.train.head;

import java.util.List;

/**
 * Softmax and log loss of a stack's logits on one batch: turns logits into gradients and keeps the
 * sum of the losses and of the right answers of each trial. One a worker.
 */
final class SoftmaxLoss {
  private final StackLayout layout;
  private final List<Integer> labels;
  private final double[] loss; // (trials) sums
  private final int[] right; // (trials)
  private final float[] exponents; // (width)
  private int[] rows = new int[0];

  /**
   * Sums start at zero.
   *
   * @param labels class index of every photo of the training set
   */
  SoftmaxLoss(StackLayout layout, List<Integer> labels) {
    this.layout = layout;
    this.labels = labels;
    this.loss = new double[layout.trials().size()];
    this.right = new int[layout.trials().size()];
    this.exponents = new float[layout.width()];
  }

  /** Says which photos the next batch holds. */
  void batch(int[] rows) {
    this.rows = rows;
  }

  /** Adds the batch's losses; z, (batch, width), stays. */
  void add(float[][] z) {
    for (int b = 0; b < rows.length; b++) {
      measure(z[b], labels.get(rows[b]));
    }
  }

  /** Adds the batch's losses and turns logits into gradients of the mean loss. */
  void toGradients(float[][] z) {
    float share = 1f / rows.length;
    for (int b = 0; b < z.length; b++) {
      if (b >= rows.length) {
        java.util.Arrays.fill(z[b], 0);
        continue;
      }
      int label = labels.get(rows[b]);
      measure(z[b], label);
      gradients(z[b], label, share);
    }
  }

  /** After {@link #measure}: probability minus truth, times the photo's share of the mean. */
  private void gradients(float[] row, int label, float share) {
    int classes = layout.classes();
    java.util.Arrays.fill(row, 0);
    for (int t = 0; t < loss.length; t++) {
      int start = layout.starts().get(t);
      float sum = 0;
      for (int k = start; k < start + classes; k++) {
        sum += exponents[k];
      }
      float scale = share / sum;
      for (int k = start; k < start + classes; k++) {
        row[k] = exponents[k] * scale;
      }
      row[start + label] -= share;
    }
  }

  private void measure(float[] row, int label) {
    int classes = layout.classes();
    for (int t = 0; t < loss.length; t++) {
      int start = layout.starts().get(t);
      float max = row[start];
      int best = 0;
      for (int k = 1; k < classes; k++) {
        if (row[start + k] > max) {
          max = row[start + k];
          best = k;
        }
      }
      for (int k = start; k < start + classes; k++) {
        exponents[k] = row[k] - max;
      }
      loss[t] -= exponents[start + label];
      right[t] += best == label ? 1 : 0;
    }
    RowKernels.exp(exponents);
    for (int t = 0; t < loss.length; t++) {
      int start = layout.starts().get(t);
      float sum = 0;
      for (int k = start; k < start + classes; k++) {
        sum += exponents[k];
      }
      loss[t] += StrictMath.log(sum);
    }
  }

  /** The mean over n photos; infinite where a head has diverged. */
  double meanLoss(int trial, int n) {
    double mean = loss[trial] / n;
    return Double.isFinite(mean) ? mean : Double.POSITIVE_INFINITY;
  }

  double accuracy(int trial, int n) {
    return (double) right[trial] / n;
  }
}
