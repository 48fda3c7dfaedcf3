package graft.train.head;

import graft.core.head.Views;

/**
 * What makes inputs of a head of features: less its mean over the training photos of a fold and
 * their views, each is multiplied by the root of its standard deviation, and all by one number, so
 * that the mean of their variances is 1. Read only.
 *
 * <p>Features that hardly vary among the photos stay small, so that few photos do not teach their
 * noise. Adam's steps are as long for every weight, whatever the size of its feature, and make more
 * of the small ones than a solver does; the root makes up for that (decision 0031).
 */
final class Scaling {
  private final float[] mean; // (features filled up)
  private final float[] scale; // (features filled up)

  private Scaling(float[] mean, float[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /** Over these rows of a set and their views, in double precision, row after row. */
  static Scaling of(TrainingSet set, int[] rows, Views views) {
    int columns = set.features().columns();
    int turns = views.count() + 1;
    int samples = turns * rows.length;
    double[] sum = new double[columns];
    float[] row = new float[columns];
    for (int i = 0; i < samples; i++) {
      set.copyTurn(views, i % turns, rows[i / turns], row);
      for (int f = 0; f < columns; f++) {
        sum[f] += row[f];
      }
    }
    double[] squares = new double[columns];
    for (int i = 0; i < samples; i++) {
      set.copyTurn(views, i % turns, rows[i / turns], row);
      for (int f = 0; f < columns; f++) {
        double away = row[f] - sum[f] / samples;
        squares[f] += away * away;
      }
    }
    float[] mean = new float[Batch.roundUp(columns)];
    for (int f = 0; f < columns; f++) {
      mean[f] = (float) (sum[f] / samples);
    }
    return new Scaling(mean, scale(squares, samples));
  }

  /** By the sums of squares: the roots of the deviations, by the size that they come to. */
  static float[] scale(double[] squares, int samples) {
    int columns = squares.length;
    double variances = 0; // of the scaled features, before they are brought to 1
    for (double sum : squares) {
      variances += Math.pow(sum / samples, 1.5) / columns;
    }
    float[] scale = new float[Batch.roundUp(columns)];
    for (int f = 0; f < columns; f++) {
      double root = Math.pow(squares[f] / samples, 0.25);
      scale[f] = variances > 1e-24 ? (float) (root / Math.sqrt(variances)) : 1;
    }
    return scale;
  }

  float mean(int feature) {
    return mean[feature];
  }

  /** What a feature is multiplied by once its mean is taken off. */
  float scale(int feature) {
    return scale[feature];
  }

  /** Scales a photo's features, (features filled up), in place. */
  void apply(float[] photo) {
    RowKernels.scale(photo, mean, scale);
  }
}
