package graft.train.head;

import graft.core.features.FeatureMatrix;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made-up features, and trials of every sort. */
final class Samples {
  /** Not a whole number of blocks. */
  static final int FEATURES = 21;

  private Samples() {}

  static Trial trial(int number, HeadRecipe recipe) {
    return new Trial(number, Trial.Round.GIVEN, recipe);
  }

  /** Rate 0.01, batches of 16, 6 epochs, no regulariser. */
  static HeadRecipe plain() {
    return new HeadRecipe(0.01, 16, 6, 0, 0, 0);
  }

  /** Photos in clouds around a centre a class; at distance 0 there is nothing to learn. */
  static TrainingSet set(long seed, int photos, int classes, int folds, double distance) {
    List<Integer> labels = new ArrayList<>();
    List<Integer> foldOf = new ArrayList<>();
    for (int i = 0; i < photos; i++) {
      labels.add(i % classes);
      foldOf.add(i / classes % folds);
    }
    return clouds(seed, labels, foldOf, distance);
  }

  /** The same with this many photos of each class, their labels in a random order. */
  static TrainingSet uneven(long seed, int[] counts, int folds, double distance) {
    List<Integer> labels = new ArrayList<>();
    for (int k = 0; k < counts.length; k++) {
      labels.addAll(Collections.nCopies(counts[k], k));
    }
    Collections.shuffle(labels, new Random(seed));
    List<Integer> foldOf = IntStream.range(0, labels.size()).mapToObj(i -> i % folds).toList();
    return clouds(seed, labels, foldOf, distance);
  }

  /** Photos of one class and one fold, of which only the features matter. */
  static TrainingSet unlabelled(FeatureMatrix features) {
    List<Integer> zeros = Collections.nCopies(features.rows(), 0);
    return new TrainingSet(features, zeros, zeros, 1);
  }

  private static TrainingSet clouds(
      long seed, List<Integer> labels, List<Integer> folds, double distance) {
    int classes = Collections.max(labels) + 1;
    SplittableRandom random = new SplittableRandom(seed);
    float[][] centres = new float[classes][FEATURES];
    for (float[] centre : centres) {
      for (int f = 0; f < FEATURES; f++) {
        centre[f] = (float) (distance * random.nextGaussian());
      }
    }
    float[][] rows = new float[labels.size()][FEATURES];
    for (int i = 0; i < rows.length; i++) {
      int label = labels.get(i);
      for (int f = 0; f < FEATURES; f++) {
        double spread = 0.1 + f; // scales differ: scaling has work to do
        rows[i][f] = (float) (5 + spread * (centres[label][f] + random.nextGaussian()));
      }
    }
    return new TrainingSet(FeatureMatrix.ofRows(rows), labels, folds, classes);
  }

  /** Trials with every batch size, dropout, penalty and option, some of which stop early. */
  static List<Trial> trials() {
    List<HeadRecipe> recipes =
        List.of(
            plain(),
            plain().withDropout(0.5),
            plain().withL2(0.01),
            plain().withL1(0.01),
            plain().withLearningRate(0.5),
            plain().withBatchSize(7),
            plain().withBatchSize(7).withDropout(0.3),
            plain().withBatchSize(64).withEpochs(14),
            plain().withBatchSize(64).withDropout(0.5).withEpochs(2),
            plain().withBatchSize(64).withDropout(0.8),
            plain().withDropout(0.5).withLearningRate(0.2).withEpochs(9),
            plain().withDropout(0.1),
            plain().withL2(1),
            plain().withEpochs(1),
            plain().withOptions(HeadOptions.PLAIN.withSchedule(Schedule.COSINE)),
            plain()
                .withLearningRate(0.5)
                .withEpochs(14)
                .withOptions(HeadOptions.PLAIN.withSchedule(Schedule.PLATEAU)),
            plain().withDropout(0.5).withOptions(HeadOptions.PLAIN.withLabelSmoothing(0.2)),
            plain().withL1(0.01).withOptions(HeadOptions.PLAIN.withClassWeights(true)),
            plain().withBatchSize(7).withOptions(new HeadOptions(Schedule.COSINE, 0.1, true, 0)),
            plain().withOptions(HeadOptions.PLAIN.withHidden(10)),
            plain().withDropout(0.5).withOptions(HeadOptions.PLAIN.withHidden(24)),
            plain()
                .withBatchSize(7)
                .withL1(0.003)
                .withOptions(new HeadOptions(Schedule.COSINE, 0.1, true, 16)));
    List<Trial> trials = new ArrayList<>();
    for (HeadRecipe recipe : recipes) {
      trials.add(trial(trials.size(), recipe));
    }
    return trials;
  }

  /** A feature of a row, scaled one by one. */
  static float scaled(FeatureMatrix features, Scaling scaling, int row, int f) {
    return (features.at(row, f) - scaling.mean(f)) * scaling.scale(f);
  }
}
