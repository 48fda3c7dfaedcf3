package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiscriminantsTest {
  private static final int FEATURES = 5;
  private static final int CLASSES = 3;
  private static final int FOLDS = 3;
  private static final List<Integer> ALL = List.of(0, 1, 2);

  /** By the book, in double precision: Friedman 1989 with one covariance. */
  @Test
  void says_what_the_formula_says_of_unseen_photos() {
    TrainingSet set = set(300, 7);
    Discriminants made = made(set, 2);
    for (int s = 0; s < Discriminants.SHRINKAGES.size(); s++) {
      List<double[]> said = made.outOfFold(s, ALL);
      int i = 0;
      for (int fold : ALL) {
        Book book = new Book(set, set.resamples().trainRows(fold));
        for (int row : set.validationRows(fold)) {
          double[] expected = book.logits(row, Discriminants.SHRINKAGES.get(s));
          for (int k = 0; k < CLASSES; k++) {
            assertThat(said.get(i)[k])
                .as("photo %d, class %d", row, k)
                .isCloseTo(expected[k], within(2e-3 * (1 + Math.abs(expected[k]))));
          }
          i++;
        }
      }
    }
  }

  @Test
  void threads_change_no_bit() {
    TrainingSet set = set(90, 3);
    double[][] one = made(set, 1).outOfFold(1, ALL).toArray(double[][]::new);
    double[][] three = made(set, 3).outOfFold(1, ALL).toArray(double[][]::new);
    assertThat(one).isDeepEqualTo(three);
  }

  /** A constant feature has no variance: it is left alone, and nothing is divided by 0. */
  @Test
  void a_feature_that_never_changes_does_no_harm() {
    float[][] rows = rows(90, 4);
    for (float[] row : rows) {
      row[2] = 7;
    }
    for (double[] logits : made(set(rows), 1).outOfFold(0, ALL)) {
      assertThat(logits).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }
  }

  @Test
  void there_is_none_where_photos_are_few_for_so_many_features() {
    SplittableRandom draw = new SplittableRandom(6);
    for (int features : new int[] {24, 25}) {
      float[][] rows = new float[9][features];
      for (float[] row : rows) {
        for (int f = 0; f < features; f++) {
          row[f] = (float) draw.nextGaussian();
        }
      }
      assertThat(Discriminants.of(set(rows), TrainerSettings.defaults(), () -> false).isPresent())
          .as("six photos to learn from, %d features", features)
          .isEqualTo(features == 24);
    }
  }

  @Test
  void there_is_none_of_features_that_are_all_alike_or_no_numbers() {
    float[][] alike = new float[30][FEATURES];
    assertThat(Discriminants.of(set(alike), TrainerSettings.defaults(), () -> false)).isEmpty();
    float[][] lost = rows(30, 5);
    lost[4][1] = Float.NaN;
    assertThat(Discriminants.of(set(lost), TrainerSettings.defaults(), () -> false)).isEmpty();
  }

  /** The formula itself, on the rows that are learnt from. */
  private static final class Book {
    private final TrainingSet set;
    private final double[][] means = new double[CLASSES][FEATURES];
    private final double[] mean = new double[FEATURES];
    private final double[] scale = new double[FEATURES];
    private final double[] counts = new double[CLASSES];
    private final double[][] within = new double[FEATURES][FEATURES];
    private final int n;

    Book(TrainingSet set, int[] rows) {
      this.set = set;
      this.n = rows.length;
      for (int row : rows) {
        int label = set.labels().get(row);
        counts[label]++;
        for (int f = 0; f < FEATURES; f++) {
          means[label][f] += set.features().at(row, f);
          mean[f] += set.features().at(row, f) / (double) n;
        }
      }
      for (int k = 0; k < CLASSES; k++) {
        for (int f = 0; f < FEATURES; f++) {
          means[k][f] /= counts[k];
        }
      }
      scale(rows);
      for (int row : rows) {
        int label = set.labels().get(row);
        for (int f = 0; f < FEATURES; f++) {
          for (int g = 0; g < FEATURES; g++) {
            within[f][g] +=
                (set.features().at(row, f) - means[label][f])
                    * (set.features().at(row, g) - means[label][g])
                    * scale[f]
                    * scale[g]
                    / n;
          }
        }
      }
    }

    /** Root of the deviation, all so large that the mean variance is 1. */
    private void scale(int[] rows) {
      double variances = 0;
      for (int f = 0; f < FEATURES; f++) {
        double variance = 0;
        for (int row : rows) {
          variance += Math.pow(set.features().at(row, f) - mean[f], 2) / n;
        }
        scale[f] = Math.pow(variance, 0.25);
        variances += variance * scale[f] * scale[f] / FEATURES;
      }
      for (int f = 0; f < FEATURES; f++) {
        scale[f] /= Math.sqrt(variances);
      }
    }

    double[] logits(int row, double shrinkage) {
      double trace = 0;
      for (int f = 0; f < FEATURES; f++) {
        trace += within[f][f] / FEATURES;
      }
      double[][] s = new double[FEATURES][FEATURES];
      for (int f = 0; f < FEATURES; f++) {
        for (int g = 0; g < FEATURES; g++) {
          s[f][g] = (1 - shrinkage) * within[f][g] + (f == g ? shrinkage * trace : 0);
        }
      }
      double[] logits = new double[CLASSES];
      for (int k = 0; k < CLASSES; k++) {
        double[] m = new double[FEATURES];
        for (int f = 0; f < FEATURES; f++) {
          m[f] = (means[k][f] - mean[f]) * scale[f];
        }
        double[] w = solved(s, m);
        logits[k] = Math.log(counts[k] / n);
        for (int f = 0; f < FEATURES; f++) {
          double x = (set.features().at(row, f) - mean[f]) * scale[f];
          logits[k] += w[f] * x - w[f] * m[f] / 2;
        }
      }
      return logits;
    }
  }

  /** Gauss and Jordan. */
  private static double[] solved(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = java.util.Arrays.copyOf(matrix[i], n + 1);
      a[i][n] = right[i];
    }
    for (int p = 0; p < n; p++) {
      for (int i = 0; i < n; i++) {
        double factor = i == p ? 0 : a[i][p] / a[p][p];
        for (int j = p; j <= n; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    return IntStream.range(0, n).mapToDouble(i -> a[i][n] / a[i][i]).toArray();
  }

  static Discriminants made(TrainingSet set, int threads) {
    return Discriminants.of(set, TrainerSettings.defaults().withThreads(threads), () -> false)
        .orElseThrow();
  }

  static TrainingSet set(int photos, long seed) {
    return set(rows(photos, seed));
  }

  private static TrainingSet set(float[][] rows) {
    List<Integer> labels = IntStream.range(0, rows.length).map(i -> i % CLASSES).boxed().toList();
    List<Integer> folds = new ArrayList<>();
    IntStream.range(0, rows.length).forEach(i -> folds.add(i / CLASSES % FOLDS));
    return new TrainingSet(FeatureMatrix.ofRows(rows), labels, folds, CLASSES);
  }

  /** Classes a little apart along one direction, all spread far along another, far from 0. */
  private static float[][] rows(int photos, long seed) {
    SplittableRandom draw = new SplittableRandom(seed);
    float[][] rows = new float[photos][FEATURES];
    for (int i = 0; i < photos; i++) {
      double common = 3 * draw.nextGaussian();
      for (int f = 0; f < FEATURES; f++) {
        rows[i][f] = (float) (10 + common + (1 + 0.2 * f) * draw.nextGaussian());
      }
      rows[i][i % CLASSES] += 2;
    }
    return rows;
  }
}
