package graft.core.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * What a comparison was made on.
 *
 * @param seeds of each fold, 1 or more
 * @param photos of each fold, 1 or more, in one fold 2 or more
 */
record Design(int seeds, List<Integer> photos) {
  Design {
    photos = List.copyOf(photos);
    if (seeds < 1 || photos.stream().anyMatch(p -> p < 1) || photos.stream().allMatch(p -> p < 2)) {
      throw new IllegalArgumentException(
          "there must be a seed or more, a photo or more in each fold and 2 in one,"
              + " got %d seeds and %s photos".formatted(seeds, photos));
    }
  }

  /**
   * The design of these differences.
   *
   * @param differences (folds)(seeds)(photos)
   */
  static Design of(double[][][] differences) {
    int seeds = differences.length == 0 ? 0 : differences[0].length;
    for (double[][] fold : differences) {
      if (fold.length != seeds) {
        throw new IllegalArgumentException(
            "each fold must have the same seeds, got %d and %d".formatted(seeds, fold.length));
      }
      for (double[] row : fold) {
        if (row.length != fold[0].length) {
          throw new IllegalArgumentException(
              "each seed of a fold must have the same photos, got %d and %d"
                  .formatted(fold[0].length, row.length));
        }
      }
    }
    return new Design(
        seeds,
        Arrays.stream(differences).map(fold -> fold.length == 0 ? 0 : fold[0].length).toList());
  }

  /** Checks that a comparison of the same family has the same design. */
  void mustBe(Design other) {
    if (!equals(other)) {
      throw new IllegalArgumentException(
          "all comparisons must have the same seeds and photos, got %s and %s"
              .formatted(other, this));
    }
  }

  int folds() {
    return photos.size();
  }

  int allPhotos() {
    return photos.stream().mapToInt(Integer::intValue).sum();
  }

  /** A fold's share of all photos, in (0, 1]. */
  double share(int fold) {
    return (double) photos.get(fold) / allPhotos();
  }

  /** Satterthwaite's, of the variance by trainings; F(S - 1) where all folds are the same size. */
  double freedomOfTrainings() {
    double squares = 0;
    double fourths = 0;
    for (int f = 0; f < folds(); f++) {
      double square = share(f) * share(f);
      squares += square;
      fourths += square * square;
    }
    return squares * squares / fourths * (seeds - 1);
  }
}
