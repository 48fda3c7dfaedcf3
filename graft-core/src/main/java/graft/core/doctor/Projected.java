package graft.core.doctor;

import graft.core.features.FeatureMatrix;
import graft.core.random.CounterRandom;
import graft.core.scratch.FloatRows;
import graft.core.scratch.Scratch;
import java.util.Arrays;

/**
 * Features, less their mean, on 128 random directions, each row brought to length one: cosines are
 * nearly kept (Johnson and Lindenstrauss 1984; Achlioptas 2003, "Database-friendly random
 * projections") at a tenth of the work.
 */
final class Projected {
  private static final int DIRECTIONS = 128;
  private static final long KEY = 51;

  private final FeatureMatrix features;
  private final double[] mean;
  private final FloatRows rows; // (rows, 128)

  private Projected(FeatureMatrix features, double[] mean, FloatRows rows) {
    this.features = features;
    this.mean = mean;
    this.rows = rows;
  }

  /**
   * The projections of these features.
   *
   * @param scratch where they lie; as short-lived as that
   */
  static Projected of(FeatureMatrix features, Scratch scratch) {
    double[] mean = mean(features);
    FloatRows rows = scratch.floats(features.rows(), DIRECTIONS);
    project(features, mean, rows);
    return new Projected(features, mean, rows);
  }

  int rows() {
    return rows.rows();
  }

  /** Of two rows, about. */
  float cosine(int a, int b) {
    return dot(row(a), row(b));
  }

  private float[] row(int row) {
    float[] copy = new float[DIRECTIONS];
    rows.copy(row, copy, 0);
    return copy;
  }

  /** Some rows side by side, (128)(rows), so that a product's inner loop is wide. */
  float[][] columns(int[] wanted) {
    float[][] columns = new float[DIRECTIONS][wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      float[] row = row(wanted[i]);
      for (int d = 0; d < DIRECTIONS; d++) {
        columns[d][i] = row[d];
      }
    }
    return columns;
  }

  /** The cosines of a row with those side by side. */
  void multiply(int row, float[][] columns, float[] products) {
    Arrays.fill(products, 0);
    float[] own = row(row);
    for (int d = 0; d < DIRECTIONS; d++) {
      float value = own[d];
      float[] column = columns[d];
      for (int i = 0; i < products.length; i++) {
        products[i] += value * column[i];
      }
    }
  }

  /** 1 less the cosine of two rows on all features. */
  double distance(int first, int second) {
    double products = 0;
    double squaresFirst = 0;
    double squaresSecond = 0;
    float[] one = new float[mean.length];
    float[] other = new float[mean.length];
    features.copyRow(first, one, 0);
    features.copyRow(second, other, 0);
    for (int f = 0; f < mean.length; f++) {
      double a = one[f] - mean[f];
      double b = other[f] - mean[f];
      products += a * b;
      squaresFirst += a * a;
      squaresSecond += b * b;
    }
    double lengths = Math.sqrt(squaresFirst * squaresSecond);
    return lengths == 0 ? 1 : 1 - products / lengths;
  }

  private static void project(FeatureMatrix features, double[] mean, FloatRows rows) {
    float[][] signs = new float[features.columns()][DIRECTIONS];
    for (int f = 0; f < signs.length; f++) {
      for (int d = 0; d < DIRECTIONS; d++) {
        signs[f][d] = (CounterRandom.key(KEY, f, d) & 1) == 0 ? 1 : -1;
      }
    }
    float[] photo = new float[signs.length];
    for (int row = 0; row < rows.rows(); row++) {
      features.copyRow(row, photo, 0);
      float[] sums = new float[DIRECTIONS];
      for (int f = 0; f < signs.length; f++) {
        float value = (float) (photo[f] - mean[f]);
        float[] sign = signs[f];
        for (int d = 0; d < DIRECTIONS; d++) {
          sums[d] += value * sign[d];
        }
      }
      normalise(sums);
      rows.put(row, sums);
    }
  }

  private static void normalise(float[] row) {
    float length = (float) Math.sqrt(dot(row, row));
    for (int d = 0; d < row.length && length > 0; d++) {
      row[d] /= length;
    }
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  private static double[] mean(FeatureMatrix features) {
    double[] mean = new double[features.columns()];
    float[] photo = new float[mean.length];
    for (int row = 0; row < features.rows(); row++) {
      features.copyRow(row, photo, 0);
      for (int f = 0; f < mean.length; f++) {
        mean[f] += photo[f] / features.rows();
      }
    }
    return mean;
  }
}
