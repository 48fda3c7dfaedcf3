package graft.train.head;

import graft.core.head.Views;

/**
 * Mean and standard deviation of each feature over the training photos of a fold and their views; a
 * feature that never changes keeps standard deviation 1. Read only.
 */
final class Standardisation {
  private final float[] mean; // (features filled up)
  private final float[] scale; // (features filled up), 1 / standard deviation

  private Standardisation(float[] mean, float[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /** Over these rows of a set and their views, in double precision, row after row. */
  static Standardisation of(TrainingSet set, int[] rows, Views views) {
    int columns = set.features().columns();
    int turns = views.count() + 1;
    int samples = turns * rows.length;
    double[] sum = new double[columns];
    double[] squares = new double[columns];
    float[] row = new float[columns];
    for (int i = 0; i < samples; i++) {
      set.copyTurn(views, i % turns, rows[i / turns], row);
      for (int f = 0; f < columns; f++) {
        sum[f] += row[f];
      }
    }
    for (int i = 0; i < samples; i++) {
      set.copyTurn(views, i % turns, rows[i / turns], row);
      for (int f = 0; f < columns; f++) {
        double away = row[f] - sum[f] / samples;
        squares[f] += away * away;
      }
    }
    float[] mean = new float[Batch.roundUp(columns)];
    float[] scale = new float[Batch.roundUp(columns)];
    for (int f = 0; f < columns; f++) {
      double deviation = Math.sqrt(squares[f] / samples);
      mean[f] = (float) (sum[f] / samples);
      scale[f] = deviation > 1e-12 ? (float) (1 / deviation) : 1;
    }
    return new Standardisation(mean, scale);
  }

  float mean(int feature) {
    return mean[feature];
  }

  float scale(int feature) {
    return scale[feature];
  }

  /** Standardises a photo's features, (features filled up), in place. */
  void apply(float[] photo) {
    RowKernels.standardise(photo, mean, scale);
  }
}
