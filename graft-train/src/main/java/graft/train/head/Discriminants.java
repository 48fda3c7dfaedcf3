package graft.train.head;

import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.metrics.Logits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/*
 * 1. Each fold's photos are multiplied out once (Scatter): what a fold learns from is all of them
 *    less its own.
 * 2. For each fold and shrinkage one system of equations is solved (Cholesky).
 */
/**
 * Linear discriminants of the folds (Fisher 1936; with shrinkage Friedman 1989, "Regularized
 * discriminant analysis"): of each class Gaussian features about its own mean with one covariance
 * for all classes, so that logits are linear,
 *
 * <pre>{@code z_k = m_kᵀ S⁻¹ x - m_kᵀ S⁻¹ m_k / 2 + ln p_k,   S = (1 - s) W + s · mean(diag W) · I}
 * </pre>
 *
 * <p>with W the covariance within the classes of features that are scaled as a head's are ({@link
 * Scaling}), and s the shrinkage. Nothing is trained: it is a sum over the photos and a system of
 * equations. It knows how features vary together, which a head has to learn step by step.
 */
public final class Discriminants {
  /** How far the covariance is drawn towards that of unrelated features. */
  public static final List<Double> SHRINKAGES = List.of(0.03, 0.1, 0.3, 0.6);

  /** Features beyond which it is left out: the equations would take minutes. */
  private static final int MOST_FEATURES = 2048;

  /**
   * Features a photo beyond which it is left out: the covariance would be little but its shrinkage,
   * and cost as much as ever.
   */
  private static final int FEATURES_A_PHOTO = 4;

  private final TrainingSet set;
  private final List<List<Head>> heads; // (shrinkages, folds)

  private Discriminants(TrainingSet set, List<List<Head>> heads) {
    this.set = set;
    this.heads = heads;
  }

  /**
   * Those of the folds of the first deal.
   *
   * @param interrupted asked between the folds
   * @return empty where there are more than 2,048 features, or more than four for each photo that a
   *     fold learns from, or they do not make a covariance: they are all alike, or not finite
   * @throws CancellationException if it was interrupted
   */
  public static Optional<Discriminants> of(
      TrainingSet set, TrainerSettings settings, BooleanSupplier interrupted) {
    int features = set.features().columns();
    int photos = set.resamples().trainRows(0).length;
    if (features > MOST_FEATURES || features > FEATURES_A_PHOTO * photos) {
      return Optional.empty();
    }
    Workers workers = new Workers(settings.threads());
    float[] centre = centre(set.features());
    List<Scatter> scatters =
        workers.each(parts(set), rows -> scatter(set, rows, centre, interrupted));
    Scatter all = scatters.stream().reduce(Scatter::and).orElseThrow();
    List<List<Head>> byFold = new ArrayList<>();
    for (int fold = 0; fold < set.resamples().folds(); fold++) {
      Equations equations =
          new Equations(all.less(scatters.get(fold)), centre, settings.correctPriors());
      List<Optional<Head>> ofFold = workers.each(SHRINKAGES, equations::head);
      check(interrupted);
      if (ofFold.stream().anyMatch(Optional::isEmpty)) {
        return Optional.empty();
      }
      byFold.add(ofFold.stream().map(Optional::orElseThrow).toList());
    }
    return Optional.of(
        new Discriminants(
            set,
            IntStream.range(0, SHRINKAGES.size())
                .mapToObj(i -> byFold.stream().map(ofFold -> ofFold.get(i)).toList())
                .toList()));
  }

  private static void check(BooleanSupplier interrupted) {
    if (interrupted.getAsBoolean()) {
      throw new CancellationException("interrupted");
    }
  }

  private static float[] centre(FeatureMatrix features) {
    double[] sum = new double[features.columns()];
    float[] row = new float[sum.length];
    for (int i = 0; i < features.rows(); i++) {
      features.copyRow(i, row, 0);
      for (int f = 0; f < sum.length; f++) {
        sum[f] += row[f];
      }
    }
    float[] centre = new float[sum.length];
    for (int f = 0; f < sum.length; f++) {
      centre[f] = (float) (sum[f] / Math.max(1, features.rows()));
    }
    return centre;
  }

  /** The rows of each fold; last those that no fold validates. */
  private static List<int[]> parts(TrainingSet set) {
    List<int[]> parts = new ArrayList<>();
    BitSet validated = new BitSet();
    for (int fold = 0; fold < set.resamples().folds(); fold++) {
      int[] rows = set.validationRows(fold);
      IntStream.of(rows).forEach(validated::set);
      parts.add(rows);
    }
    parts.add(
        IntStream.range(0, set.features().rows()).filter(row -> !validated.get(row)).toArray());
    return parts;
  }

  private static Scatter scatter(
      TrainingSet set, int[] rows, float[] centre, BooleanSupplier interrupted) {
    check(interrupted);
    return Scatter.of(set.features(), set.labels(), new Scatter.Rows(rows, centre), set.classes());
  }

  /** What one fold learns from, as equations whose solution is its discriminant. */
  private static final class Equations {
    private final Scatter learnt;
    private final float[] centre;
    private final boolean priors;
    private final float[] scale;
    private final float[][] within;

    Equations(Scatter learnt, float[] centre, boolean priors) {
      this.learnt = learnt;
      this.centre = centre;
      this.priors = priors;
      double[] squares = new double[centre.length];
      Arrays.setAll(squares, learnt::squares);
      this.scale = Scaling.scale(squares, (int) Math.max(1, learnt.photos()));
      this.within = learnt.within(scale);
    }

    Optional<Head> head(double shrinkage) {
      return Cholesky.of(shrunk(shrinkage)).map(this::head);
    }

    private float[][] shrunk(double shrinkage) {
      double trace = 0;
      for (int f = 0; f < centre.length; f++) {
        trace += within[f][f];
      }
      float own = (float) (shrinkage * trace / centre.length);
      float[][] shrunk = Cholesky.half(within.length);
      for (int f = 0; f < within.length; f++) {
        RowKernels.add(shrunk[f], (float) (1 - shrinkage), within[f]);
        shrunk[f][f] += f < centre.length ? own : 1; // filled up, and by itself
      }
      return shrunk;
    }

    /** On raw features. */
    private Head head(Cholesky covariance) {
      int classes = learnt.classes();
      float[] weights = new float[classes * centre.length];
      float[] biases = new float[classes];
      for (int k = 0; k < classes; k++) {
        float[] mean = new float[within.length];
        for (int f = 0; f < centre.length; f++) {
          mean[f] = (float) ((learnt.mean(k, f) - learnt.mean(f)) * scale[f]);
        }
        float[] solved = covariance.solve(mean);
        double bias = logPrior(k);
        for (int f = 0; f < centre.length; f++) {
          double weight = (double) solved[f] * scale[f];
          weights[k * centre.length + f] = (float) weight;
          bias -= weight * (centre[f] + learnt.mean(f)) + 0.5 * solved[f] * mean[f];
        }
        biases[k] = (float) bias;
      }
      return new Head(centre.length, weights, biases);
    }

    /** A class without photos is as likely as half a photo. */
    private double logPrior(int label) {
      return priors ? Math.log(Math.max(0.5, learnt.photos(label)) / learnt.photos()) : 0;
    }
  }

  /** What these folds' say of the rows that they have not seen, fold by fold. */
  List<double[]> outOfFold(int shrinkage, List<Integer> folds) {
    List<Logits> logits = new ArrayList<>();
    for (int fold : folds) {
      int[] rows = set.validationRows(fold);
      float[] values = new float[rows.length * set.classes()];
      double[][] said = heads.get(shrinkage).get(fold).logits(set.features().rows(rows));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) said[i / set.classes()][i % set.classes()];
      }
      logits.add(Logits.of(set.classes(), values));
    }
    return Logits.rows(logits);
  }

  /** A fold's. */
  Head of(int shrinkage, int fold) {
    return heads.get(shrinkage).get(fold);
  }

  /** The mean of the folds'. */
  Head whole(int shrinkage) {
    return Head.mean(heads.get(shrinkage));
  }
}
