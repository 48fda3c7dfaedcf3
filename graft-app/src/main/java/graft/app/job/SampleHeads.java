package graft.app.job;

import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.study.Trial;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Trains heads on some photos and says what they lose on those of them that they have not seen. The
 * same photos, folds and seeds whatever the features, so that losses can be compared in pairs.
 *
 * @param some the photos
 * @param trainer how heads are trained
 * @param interrupted asked often; once true, a training ends with a CancellationException
 */
record SampleHeads(SomePhotos some, TrainerSettings trainer, BooleanSupplier interrupted) {
  private static final int SEEDS = 2;

  /**
   * What heads of a recipe lose; those of each seed have a temperature of their own.
   *
   * @param features one row a photo
   */
  UnseenLosses losses(FeatureMatrix features, HeadRecipe recipe) {
    TrainingSet set = new TrainingSet(features, some.ways());
    HeadTrainer heads = new HeadTrainer(set, trainer, interrupted);
    List<Integer> folds = some.folds();
    double[][][] losses = new double[folds.size()][SEEDS][];
    int right = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      int s = seed;
      List<Integer> ways = folds.stream().map(fold -> some.ways().number(fold, s, 0)).toList();
      double[][][] logits = logits(set, ways, heads, recipe);
      double temperature = temperature(logits, ways);
      for (int fold = 0; fold < logits.length; fold++) {
        int[] labels = labels(ways.get(fold));
        losses[fold][seed] = losses(logits[fold], labels, temperature);
        right += right(logits[fold], labels);
      }
    }
    return new UnseenLosses(losses, right / (double) (SEEDS * some.judges()));
  }

  private static double[][][] logits(
      TrainingSet set, List<Integer> ways, HeadTrainer heads, HeadRecipe recipe) {
    List<Head> trained = heads.heads(new Trial(0, Trial.Round.START, recipe), ways);
    double[][][] logits = new double[ways.size()][][];
    for (int fold = 0; fold < logits.length; fold++) {
      int[] rows = set.validationRows(ways.get(fold));
      logits[fold] = trained.get(fold).logits(set.features().rows(rows));
    }
    return logits;
  }

  private double temperature(double[][][] logits, List<Integer> ways) {
    double[][] all = Arrays.stream(logits).flatMap(Arrays::stream).toArray(double[][]::new);
    return Temperature.fit(
        all, ways.stream().flatMapToInt(way -> IntStream.of(labels(way))).toArray());
  }

  private int[] labels(int way) {
    return some.ways().validationLabels(way);
  }

  private static double[] losses(double[][] logits, int[] labels, double temperature) {
    return IntStream.range(0, labels.length)
        .mapToDouble(i -> Softmax.logLoss(logits[i], labels[i], temperature))
        .toArray();
  }

  private static int right(double[][] logits, int[] labels) {
    return (int)
        IntStream.range(0, labels.length)
            .filter(i -> Softmax.argmax(logits[i]) == labels[i])
            .count();
  }
}
