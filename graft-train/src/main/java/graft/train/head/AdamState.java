package graft.train.head;

/**
 * Weights and Adam's running means of a stack: (features + 1, columns) each; the last row are the
 * biases. The arrays are the stack's own.
 */
final class AdamState {
  private final float[][] weights;
  private final float[][] first;
  private final float[][] second;

  AdamState(int rows, int columns) {
    this.weights = new float[rows][columns];
    this.first = new float[rows][columns];
    this.second = new float[rows][columns];
  }

  float[][] weights() {
    return weights;
  }

  /** Running mean of the gradient. */
  float[][] first() {
    return first;
  }

  /** Running mean of the squared gradient. */
  float[][] second() {
    return second;
  }

  /** Copies {@code count} columns of another state to here. */
  void copyColumns(AdamState from, int fromColumn, int toColumn, int count) {
    for (int row = 0; row < weights.length; row++) {
      System.arraycopy(from.weights[row], fromColumn, weights[row], toColumn, count);
      System.arraycopy(from.first[row], fromColumn, first[row], toColumn, count);
      System.arraycopy(from.second[row], fromColumn, second[row], toColumn, count);
    }
  }
}
