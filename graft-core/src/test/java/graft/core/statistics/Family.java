package graft.core.statistics;

import graft.core.metrics.Interval;
import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A family of simulated comparisons: difference = truth + training + photo + rest.
 *
 * @param photos of each fold
 * @param trainingOf the deviation between trainings, of each comparison
 * @param shared how much of the trainings' variance all comparisons have from one start, in [0, 1]
 */
record Family(
    List<Double> trainingOf,
    int seeds,
    List<Integer> photos,
    double shared,
    double photo,
    double rest) {
  static final double TRUTH = 0.3;

  static Family of(int comparisons, int folds, int seeds, int photos) {
    return new Family(
        Collections.nCopies(comparisons, 1.0), seeds, Collections.nCopies(folds, photos), 0, 0, 0);
  }

  Family withFolds(Integer... ofFolds) {
    return new Family(trainingOf, seeds, List.of(ofFolds), shared, photo, rest);
  }

  Family withSpreads(double training, double photo, double rest) {
    List<Double> trainings = Collections.nCopies(trainingOf.size(), training);
    return new Family(trainings, seeds, photos, shared, photo, rest);
  }

  /** The same with another deviation between trainings for one of the comparisons. */
  Family withOne(int which, double training) {
    List<Double> trainings = new ArrayList<>(trainingOf);
    trainings.set(which, training);
    return new Family(trainings, seeds, photos, shared, photo, rest);
  }

  Family withShared(double share) {
    return new Family(trainingOf, seeds, photos, share, photo, rest);
  }

  List<double[][][]> drawn(long run) {
    List<double[][][]> comparisons = new ArrayList<>();
    for (int c = 0; c < trainingOf.size(); c++) {
      double[][][] d = new double[photos.size()][seeds][];
      for (int f = 0; f < photos.size(); f++) {
        for (int s = 0; s < seeds; s++) {
          d[f][s] = drawn(run, c, f, s);
        }
      }
      comparisons.add(d);
    }
    return comparisons;
  }

  private double[] drawn(long run, int c, int f, int s) {
    double training =
        Math.sqrt(1 - shared) * Numbers.normal(CounterRandom.key(run, 1, c, f, s))
            + Math.sqrt(shared) * Numbers.normal(CounterRandom.key(run, 2, f, s));
    double[] d = new double[photos.get(f)];
    for (int p = 0; p < d.length; p++) {
      d[p] = TRUTH + trainingOf.get(c) * training;
      if (photo > 0) {
        d[p] += photo * Numbers.normal(CounterRandom.key(run, 3, c, f, p));
      }
      if (rest > 0) {
        d[p] += rest * Numbers.normal(CounterRandom.key(run, 4, c, f, s, p));
      }
    }
    return d;
  }

  /** How often the 95 % interval of each comparison holds the truth. */
  double[] coverage(int runs) {
    double[] held = new double[trainingOf.size()];
    for (int run = 0; run < runs; run++) {
      List<Estimate> estimates = PairedDifferences.of(drawn(run));
      for (int c = 0; c < held.length; c++) {
        Interval interval = estimates.get(c).interval(0.95);
        held[c] += interval.low() <= TRUTH && TRUTH <= interval.high() ? 1.0 / runs : 0;
      }
    }
    return held;
  }

  /** How often, over all comparisons. */
  double meanCoverage(int runs) {
    return Arrays.stream(coverage(runs)).average().orElseThrow();
  }
}
