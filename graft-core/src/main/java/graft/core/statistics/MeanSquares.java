package graft.core.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What the analysis of variance says of one comparison; each figure is a variance of the mean. See
 * {@link PairedDifferences} for the model.
 *
 * @param trainings from the means by fold and seed; 0 with one seed
 * @param photos from the means by photo
 * @param rest from what is left; 0 with one seed
 */
record MeanSquares(Design design, double mean, double trainings, double photos, double rest) {
  private static final double RARE = 0.01;

  /**
   * Of these differences.
   *
   * @param differences (folds)(seeds)(photos)
   */
  static MeanSquares of(double[][][] differences) {
    Design design = Design.of(differences);
    int seeds = design.seeds();
    double mean = 0;
    double trainings = 0;
    double photos = 0;
    double rest = 0;
    for (int f = 0; f < design.folds(); f++) {
      OneFold fold = OneFold.of(differences[f]);
      double share = design.share(f);
      mean += share * fold.mean();
      trainings += share * share * fold.trainings();
      photos += fold.photos();
      rest += fold.rest();
    }
    double freedom = design.allPhotos() - design.folds();
    photos /= freedom * design.allPhotos();
    if (seeds == 1) {
      return new MeanSquares(design, mean, 0, photos, 0);
    }
    trainings /= (seeds - 1.0) * seeds;
    rest /= freedom * (seeds - 1) * seeds * design.allPhotos();
    return new MeanSquares(design, mean, trainings, photos, rest);
  }

  /** One fold's mean and its sums of squares. */
  private record OneFold(double mean, double trainings, double photos, double rest) {

    static OneFold of(double[][] differences) {
      int seeds = differences.length;
      int photos = differences[0].length;
      double[] bySeed = new double[seeds];
      double[] byPhoto = new double[photos];
      double mean = 0;
      for (int s = 0; s < seeds; s++) {
        for (int p = 0; p < photos; p++) {
          bySeed[s] += differences[s][p] / photos;
          byPhoto[p] += differences[s][p] / seeds;
        }
        mean += bySeed[s] / seeds;
      }
      double rest = 0;
      for (int s = 0; s < seeds; s++) {
        for (int p = 0; p < photos; p++) {
          double left = differences[s][p] - bySeed[s] - byPhoto[p] + mean;
          rest += left * left;
        }
      }
      return new OneFold(mean, squares(bySeed, mean), squares(byPhoto, mean), rest);
    }

    private static double squares(double[] means, double mean) {
      double sum = 0;
      for (double m : means) {
        sum += (m - mean) * (m - mean);
      }
      return sum;
    }
  }

  /**
   * The trainings' figure, no smaller than the rest makes it in 99 of 100 cases. Means of hits are
   * often the same to the digit, and a variance of 0 has no logarithm.
   */
  double plausible() {
    double freedom = design.freedomOfTrainings();
    double least = ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(RARE) / freedom;
    return Math.max(trainings, least * rest);
  }

  /** The error over photos alone. */
  Estimate overPhotos() {
    return new Estimate(mean, Math.sqrt(photos), design.allPhotos() - design.folds());
  }

  /** The error over photos and trainings. */
  Estimate estimate(ModeratedVariances moderated) {
    double ofTrainings = moderated.moderate(trainings);
    double freedom = design.allPhotos() - design.folds();
    double variance = Math.max(ofTrainings, rest) + Math.max(photos, rest) - rest;
    double spread =
        ofTrainings * ofTrainings / moderated.degreesOfFreedom()
            + photos * photos / freedom
            + rest * rest / freedom / (design.seeds() - 1);
    return new Estimate(
        mean,
        Math.sqrt(variance),
        spread == 0 ? moderated.degreesOfFreedom() : variance * variance / spread);
  }
}
