package graft.core.head;

import java.util.List;

/**
 * A fully connected layer: W x + b. Immutable; arrays are copied in and never leave.
 *
 * <p>Sums are taken in double precision, input after input.
 */
public final class Dense {
  private final int inputs;
  private final float[] weights; // (units, inputs)
  private final float[] biases; // (units)

  /**
   * A layer with these weights.
   *
   * @param inputs numbers that come in
   * @param weights (units, inputs), row by row
   * @param biases one a unit
   */
  public Dense(int inputs, float[] weights, float[] biases) {
    if (weights.length != inputs * biases.length) {
      throw new IllegalArgumentException(
          "weights must be (units, inputs) = (%d, %d), got %d numbers"
              .formatted(biases.length, inputs, weights.length));
    }
    this.inputs = inputs;
    this.weights = weights.clone();
    this.biases = biases.clone();
  }

  public int inputs() {
    return inputs;
  }

  public int units() {
    return biases.length;
  }

  public float weight(int unit, int input) {
    return weights[unit * inputs + input];
  }

  public float bias(int unit) {
    return biases[unit];
  }

  /** What comes out, one number a unit. */
  double[] apply(double[] x) {
    double[] out = new double[biases.length];
    int unit = 0;
    for (; unit + 4 <= out.length; unit += 4) {
      applyFour(x, out, unit);
    }
    for (; unit < out.length; unit++) {
      double sum = biases[unit];
      for (int i = 0; i < inputs; i++) {
        sum += weights[unit * inputs + i] * x[i];
      }
      out[unit] = sum;
    }
    return out;
  }

  /** Four units side by side, because each sum waits for itself. */
  private void applyFour(double[] x, double[] out, int unit) {
    int first = unit * inputs;
    double sum0 = biases[unit];
    double sum1 = biases[unit + 1];
    double sum2 = biases[unit + 2];
    double sum3 = biases[unit + 3];
    for (int i = 0; i < inputs; i++) {
      sum0 += weights[first + i] * x[i];
      sum1 += weights[first + inputs + i] * x[i];
      sum2 += weights[first + 2 * inputs + i] * x[i];
      sum3 += weights[first + 3 * inputs + i] * x[i];
    }
    out[unit] = sum0;
    out[unit + 1] = sum1;
    out[unit + 2] = sum2;
    out[unit + 3] = sum3;
  }

  /** The layer with all that comes out divided. */
  Dense dividedBy(double divisor) {
    float[] scaled = weights.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (scaled[i] / divisor);
    }
    float[] shifted = biases.clone();
    for (int k = 0; k < shifted.length; k++) {
      shifted[k] = (float) (shifted[k] / divisor);
    }
    return new Dense(inputs, scaled, shifted);
  }

  /** The layer whose outputs are the mean of what these layers make of the same input. */
  static Dense mean(List<Dense> layers) {
    Dense first = layers.getFirst();
    float[] weights = new float[first.weights.length];
    for (int i = 0; i < weights.length; i++) {
      double sum = 0;
      for (Dense layer : layers) {
        sum += layer.weights[i];
      }
      weights[i] = (float) (sum / layers.size());
    }
    return new Dense(first.inputs, weights, meanBiases(layers));
  }

  private static float[] meanBiases(List<Dense> layers) {
    float[] biases = new float[layers.getFirst().biases.length];
    for (int k = 0; k < biases.length; k++) {
      double sum = 0;
      for (Dense layer : layers) {
        sum += layer.biases[k];
      }
      biases[k] = (float) (sum / layers.size());
    }
    return biases;
  }

  /** One layer with the units of all, one layer's after another's, on the same input. */
  static Dense sideBySide(List<Dense> layers) {
    int inputs = layers.getFirst().inputs;
    int units = layers.stream().mapToInt(Dense::units).sum();
    float[] weights = new float[units * inputs];
    float[] biases = new float[units];
    int at = 0;
    for (Dense layer : layers) {
      System.arraycopy(layer.weights, 0, weights, at * inputs, layer.weights.length);
      System.arraycopy(layer.biases, 0, biases, at, layer.biases.length);
      at += layer.biases.length;
    }
    return new Dense(inputs, weights, biases);
  }

  /** The mean of what these layers make of inputs of their own, which come one after another. */
  static Dense meanOfParts(List<Dense> layers) {
    int inputs = layers.stream().mapToInt(Dense::inputs).sum();
    int units = layers.getFirst().biases.length;
    float[] weights = new float[units * inputs];
    int from = 0;
    for (Dense layer : layers) {
      for (int unit = 0; unit < units; unit++) {
        for (int i = 0; i < layer.inputs; i++) {
          weights[unit * inputs + from + i] =
              (float) ((double) layer.weight(unit, i) / layers.size());
        }
      }
      from += layer.inputs;
    }
    return new Dense(inputs, weights, meanBiases(layers));
  }
}
