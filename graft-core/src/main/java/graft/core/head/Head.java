package graft.core.head;

import graft.core.features.FeatureMatrix;

/**
 * A linear classifier on raw (not standardised) features: logits = W x + b.
 *
 * <p>Immutable; arrays are copied in and never leave.
 */
public final class Head {
  private final int features;
  private final int classes;
  private final float[] weights; // (classes, features)
  private final float[] biases; // (classes)

  /**
   * A head with these weights.
   *
   * @param features the length of a feature vector
   * @param weights (classes, features), row by row
   * @param biases one a class
   */
  public Head(int features, float[] weights, float[] biases) {
    if (weights.length != features * biases.length) {
      throw new IllegalArgumentException(
          "weights must be (classes, features) = (%d, %d), got %d numbers"
              .formatted(biases.length, features, weights.length));
    }
    this.features = features;
    this.classes = biases.length;
    this.weights = weights.clone();
    this.biases = biases.clone();
  }

  public int features() {
    return features;
  }

  public int classes() {
    return classes;
  }

  public float weight(int label, int feature) {
    return weights[label * features + feature];
  }

  public float bias(int label) {
    return biases[label];
  }

  /** The logits of each row, (rows, classes). */
  public double[][] logits(FeatureMatrix matrix) {
    double[][] logits = new double[matrix.rows()][classes];
    float[] row = new float[features];
    for (int i = 0; i < matrix.rows(); i++) {
      matrix.copyRow(i, row, 0);
      for (int k = 0; k < classes; k++) {
        double sum = biases[k];
        for (int f = 0; f < features; f++) {
          sum += (double) weights[k * features + f] * row[f];
        }
        logits[i][k] = sum;
      }
    }
    return logits;
  }

  /** The head whose logits are the mean of these heads' logits; for linear heads, one head. */
  public static Head mean(java.util.List<Head> heads) {
    Head first = heads.getFirst();
    float[] weights = new float[first.weights.length];
    float[] biases = new float[first.biases.length];
    for (int i = 0; i < weights.length; i++) {
      double sum = 0;
      for (Head head : heads) {
        sum += head.weights[i];
      }
      weights[i] = (float) (sum / heads.size());
    }
    for (int i = 0; i < biases.length; i++) {
      double sum = 0;
      for (Head head : heads) {
        sum += head.biases[i];
      }
      biases[i] = (float) (sum / heads.size());
    }
    return new Head(first.features, weights, biases);
  }

  /** The same head with logits divided by the temperature, above 0 (Guo et al. 2017). */
  public Head withTemperature(double temperature) {
    float[] scaled = weights.clone();
    float[] shifted = biases.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (scaled[i] / temperature);
    }
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = (float) (shifted[i] / temperature);
    }
    return new Head(features, scaled, shifted);
  }
}
