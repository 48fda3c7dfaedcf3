package graft.train.head;

import graft.core.features.FeatureMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * How features vary together among some photos: how many photos each class has, the sums of their
 * features and of the features' products. Those of several sets of photos can be added, and taken
 * off each other again.
 */
final class Scatter {
  /** Photos whose products are added up before they join the others: sums of floats stay short. */
  private static final int CHUNK = 256;

  private final double[] counts; // (classes)
  private final double[][] sums; // (classes, features)
  private final float[][] products; // the left half of (features filled up, features filled up)

  private Scatter(double[] counts, double[][] sums, float[][] products) {
    this.counts = counts;
    this.sums = sums;
    this.products = products;
  }

  private static Scatter none(int classes, int features) {
    int size = Math.ceilDiv(features, RowKernels.BLOCK) * RowKernels.BLOCK; // whole blocks
    return new Scatter(new double[classes], new double[classes][features], Cholesky.half(size));
  }

  /**
   * Of these rows.
   *
   * @param classes how many there are
   */
  static Scatter of(FeatureMatrix features, List<Integer> labels, Rows rows, int classes) {
    Scatter scatter = none(classes, features.columns());
    float[][] photos = new float[CHUNK][scatter.products.length];
    float[][] turned = new float[scatter.products.length][CHUNK];
    for (int first = 0; first < rows.of().length; first += CHUNK) {
      for (int i = 0; i < CHUNK; i++) {
        boolean there = first + i < rows.of().length;
        if (there) {
          rows.copy(features, first + i, photos[i]);
          scatter.count(labels.get(rows.of()[first + i]), photos[i]);
        } else {
          Arrays.fill(photos[i], 0);
        }
        for (int f = 0; f < turned.length; f++) {
          turned[f][i] = photos[i][f];
        }
      }
      scatter.addProducts(turned, photos);
    }
    return scatter;
  }

  /**
   * Photos by their rows.
   *
   * @param of the rows
   * @param centre (features), taken off before anything is multiplied: squares of numbers far from
   *     0 would lose the digits that matter
   */
  @SuppressWarnings("ArrayRecordComponent") // stays in this package, and nobody writes to it
  record Rows(int[] of, float[] centre) {
    private void copy(FeatureMatrix features, int i, float[] photo) {
      features.copyRow(of[i], photo, 0);
      for (int f = 0; f < centre.length; f++) {
        photo[f] -= centre[f];
      }
    }
  }

  private void count(int label, float[] photo) {
    counts[label]++;
    for (int f = 0; f < sums[label].length; f++) {
      sums[label][f] += photo[f];
    }
  }

  /** A chunk's products by themselves, then to the others. */
  private void addProducts(float[][] turned, float[][] photos) {
    float[][] factors = new float[RowKernels.BLOCK][];
    for (int first = 0; first < products.length; first += RowKernels.BLOCK) {
      float[][] block = new float[RowKernels.BLOCK][first + RowKernels.BLOCK];
      for (int i = 0; i < RowKernels.BLOCK; i++) {
        factors[i] = turned[first + i];
      }
      RowKernels.addProducts(block, factors, photos);
      for (int i = 0; i < RowKernels.BLOCK; i++) {
        RowKernels.add(products[first + i], 1, block[i]);
      }
    }
  }

  /** Both together. */
  Scatter and(Scatter other) {
    return with(other, 1);
  }

  /** Without photos that it holds. */
  Scatter less(Scatter some) {
    return with(some, -1);
  }

  private Scatter with(Scatter other, int sign) {
    Scatter sum = none(counts.length, sums[0].length);
    for (int k = 0; k < counts.length; k++) {
      sum.counts[k] = counts[k] + sign * other.counts[k];
      for (int f = 0; f < sums[k].length; f++) {
        sum.sums[k][f] = sums[k][f] + sign * other.sums[k][f];
      }
    }
    for (int f = 0; f < products.length; f++) {
      RowKernels.add(sum.products[f], 1, products[f]);
      RowKernels.add(sum.products[f], sign, other.products[f]);
    }
    return sum;
  }

  int classes() {
    return counts.length;
  }

  double photos() {
    return Arrays.stream(counts).sum();
  }

  double photos(int label) {
    return counts[label];
  }

  /** The mean of a feature among all photos, less the centre. */
  double mean(int feature) {
    double sum = 0;
    for (double[] ofClass : sums) {
      sum += ofClass[feature];
    }
    return sum / photos();
  }

  /** The mean of a feature among a class's photos, less the centre; of all where it has none. */
  double mean(int label, int feature) {
    return counts[label] == 0 ? mean(feature) : sums[label][feature] / counts[label];
  }

  /** What a feature's squares come to about its mean among all photos. */
  double squares(int feature) {
    double mean = mean(feature);
    return Math.max(0, products[feature][feature] - photos() * mean * mean);
  }

  /**
   * The covariance of the features about the means of their classes, each feature times its scale.
   *
   * @param scale (features or more)
   * @return the left half of (features filled up, features filled up), 0 where it is filled up
   */
  float[][] within(float[] scale) {
    int features = sums[0].length;
    double n = photos();
    float[][] within = Cholesky.half(products.length);
    for (int i = 0; i < features; i++) {
      double[] between = new double[i + 1];
      for (int k = 0; k < counts.length; k++) {
        double part = counts[k] == 0 ? 0 : sums[k][i] / counts[k];
        for (int j = 0; j <= i; j++) {
          between[j] += part * sums[k][j];
        }
      }
      for (int j = 0; j <= i; j++) {
        within[i][j] = (float) ((products[i][j] - between[j]) / n * scale[i] * scale[j]);
      }
    }
    return within;
  }
}
