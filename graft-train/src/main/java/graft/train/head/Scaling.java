package graft.train.head;

import graft.core.head.Views;

/**
 * The mean of each feature over the training photos of a fold and their views, and one standard
 * deviation for all features: the root of the mean of their variances. Features that vary little
 * among the photos stay small, so that few photos do not learn their noise. Read only.
 */
final class Scaling {
  private final float[] mean; // (features filled up)
  private final float scale; // 1 / standard deviation

  private Scaling(float[] mean, float scale) {
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
    double squares = 0;
    for (int i = 0; i < samples; i++) {
      set.copyTurn(views, i % turns, rows[i / turns], row);
      for (int f = 0; f < columns; f++) {
        double away = row[f] - sum[f] / samples;
        squares += away * away;
      }
    }
    float[] mean = new float[Batch.roundUp(columns)];
    for (int f = 0; f < columns; f++) {
      mean[f] = (float) (sum[f] / samples);
    }
    double deviation = Math.sqrt(squares / samples / columns);
    return new Scaling(mean, deviation > 1e-12 ? (float) (1 / deviation) : 1);
  }

  float mean(int feature) {
    return mean[feature];
  }

  /** What each feature is multiplied by once its mean is taken off. */
  float scale() {
    return scale;
  }

  /** Scales a photo's features, (features filled up), in place. */
  void apply(float[] photo) {
    RowKernels.scale(photo, mean, scale);
  }
}
