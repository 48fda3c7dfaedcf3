package graft.core.head;

import graft.core.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * A classifier on raw (not standardised) features: a linear one, logits = W x + b, or one with a
 * hidden layer, logits = W₂ max(0, W₁ x + b₁) + b₂.
 *
 * <p>Immutable.
 */
public final class Head {
  private final List<Dense> layers;

  /**
   * A head of these layers, with a ReLU between two.
   *
   * @param layers from the features to the logits: one, or two of which the second takes what the
   *     first gives
   */
  public Head(List<Dense> layers) {
    this.layers = List.copyOf(layers);
    if (layers.isEmpty() || layers.size() > 2) {
      throw new IllegalArgumentException(
          "a head must have 1 or 2 layers, got %d".formatted(layers.size()));
    }
    if (output().inputs() != layers.getFirst().units() && layers.size() == 2) {
      throw new IllegalArgumentException(
          "the output layer must take the %d units of the hidden layer, got one on %d"
              .formatted(layers.getFirst().units(), output().inputs()));
    }
  }

  /**
   * A linear head with these weights.
   *
   * @param features the length of a feature vector
   * @param weights (classes, features), row by row
   * @param biases one a class
   */
  public Head(int features, float[] weights, float[] biases) {
    this(List.of(new Dense(features, weights, biases)));
  }

  public int features() {
    return layers.getFirst().inputs();
  }

  public int classes() {
    return output().units();
  }

  /** Units of the hidden layer; 0 means a linear head. */
  public int hidden() {
    return layers.size() == 1 ? 0 : layers.getFirst().units();
  }

  /** From the features to the logits: one, or two with a ReLU between them. */
  public List<Dense> layers() {
    return layers;
  }

  private Dense output() {
    return layers.getLast();
  }

  /** Of the output layer, whose inputs are the features where the head is linear. */
  public float weight(int label, int input) {
    return output().weight(label, input);
  }

  /** Of the output layer. */
  public float bias(int label) {
    return output().bias(label);
  }

  /** The logits of each row, (rows, classes). */
  public double[][] logits(FeatureMatrix matrix) {
    double[][] logits = new double[matrix.rows()][];
    float[] row = new float[features()];
    double[] x = new double[row.length];
    for (int i = 0; i < logits.length; i++) {
      matrix.copyRow(i, row, 0);
      for (int f = 0; f < x.length; f++) {
        x[f] = row[f];
      }
      logits[i] = logits(x);
    }
    return logits;
  }

  private double[] logits(double[] x) {
    double[] values = layers.getFirst().apply(x);
    if (layers.size() == 1) {
      return values;
    }
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] = Math.max(0, values[unit]);
    }
    return output().apply(values);
  }

  /**
   * The head whose logits are the mean of these heads' logits. Of linear heads it is a linear head;
   * of K heads with a hidden layer it is one with all their hidden units, whose output weights are
   * divided by K.
   *
   * @throws IllegalArgumentException if some have a hidden layer and some have none, or they are
   *     not on the same features and classes
   */
  public static Head mean(List<Head> heads) {
    Head first = heads.getFirst();
    for (Head head : heads) {
      if (head.layers.size() != first.layers.size()
          || head.features() != first.features()
          || head.classes() != first.classes()) {
        throw new IllegalArgumentException(
            "heads can be averaged when they are alike, got %s and %s".formatted(first, head));
      }
    }
    List<Dense> outputs = heads.stream().map(Head::output).toList();
    if (first.layers.size() == 1) {
      return new Head(List.of(Dense.mean(outputs)));
    }
    Dense hidden = Dense.sideBySide(heads.stream().map(h -> h.layers.getFirst()).toList());
    return new Head(List.of(hidden, Dense.meanOfParts(outputs)));
  }

  /** The same head with logits divided by the temperature, above 0 (Guo et al. 2017). */
  public Head withTemperature(double temperature) {
    List<Dense> scaled = new ArrayList<>(layers);
    scaled.set(scaled.size() - 1, output().dividedBy(temperature));
    return new Head(scaled);
  }

  /** Its shape: "1280 features, hidden 256, 5 classes". */
  @Override
  public String toString() {
    String middle = hidden() == 0 ? "" : "hidden " + hidden() + ", ";
    return "%d features, %s%d classes".formatted(features(), middle, classes());
  }
}
