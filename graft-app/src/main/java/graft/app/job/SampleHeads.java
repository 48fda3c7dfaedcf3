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
   * What heads of a recipe lose.
   *
   * @param features one row a photo
   */
  UnseenLosses losses(FeatureMatrix features, HeadRecipe recipe) {
    TrainingSet set = set(features);
    return losses(
        IntStream.range(0, SEEDS).mapToObj(seed -> logits(set, recipe, ways(seed))).toList());
  }

  /**
   * What answers lose; those of each seed have a temperature of their own.
   *
   * @param said of each seed (folds)(photos of the fold)(classes), logits for photos that were not
   *     learned from
   */
  UnseenLosses losses(List<double[][][]> said) {
    List<Integer> folds = some.folds();
    double[][][] losses = new double[folds.size()][said.size()][];
    int right = 0;
    for (int seed = 0; seed < said.size(); seed++) {
      double[][][] logits = said.get(seed);
      double temperature = temperature(logits);
      for (int fold = 0; fold < logits.length; fold++) {
        int[] labels = some.ways().validationLabels(folds.get(fold));
        losses[fold][seed] = losses(logits[fold], labels, temperature);
        right += right(logits[fold], labels);
      }
    }
    return new UnseenLosses(losses, right / (double) (said.size() * some.judges()));
  }

  /** The heads of the first seed, one a fold that has photos to judge by. */
  List<Head> heads(FeatureMatrix features, HeadRecipe recipe) {
    return heads(set(features), recipe, ways(0));
  }

  private TrainingSet set(FeatureMatrix features) {
    return new TrainingSet(features, some.ways());
  }

  private List<Integer> ways(int seed) {
    return some.folds().stream().map(fold -> some.ways().number(fold, seed, 0)).toList();
  }

  private List<Head> heads(TrainingSet set, HeadRecipe recipe, List<Integer> ways) {
    return new HeadTrainer(set, trainer, interrupted)
        .heads(new Trial(0, Trial.Round.START, recipe), ways);
  }

  private double[][][] logits(TrainingSet set, HeadRecipe recipe, List<Integer> ways) {
    List<Head> trained = heads(set, recipe, ways);
    double[][][] logits = new double[ways.size()][][];
    for (int fold = 0; fold < logits.length; fold++) {
      int[] rows = set.validationRows(ways.get(fold));
      logits[fold] = trained.get(fold).logits(set.features().rows(rows));
    }
    return logits;
  }

  private double temperature(double[][][] logits) {
    double[][] all = Arrays.stream(logits).flatMap(Arrays::stream).toArray(double[][]::new);
    return Temperature.fit(
        all,
        some.folds().stream()
            .flatMapToInt(fold -> IntStream.of(some.ways().validationLabels(fold)))
            .toArray());
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
