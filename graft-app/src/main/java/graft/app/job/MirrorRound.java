package graft.app.job;

import graft.core.coach.Figures;
import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.run.RunResult.TestViews;
import graft.core.statistics.Estimate;
import graft.core.statistics.PairedDifferences;
import graft.core.study.FoldResult;
import graft.core.words.Sentence;
import graft.train.head.Companion;
import graft.train.head.Discriminants;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/*
 * The folds' heads, which have not seen a photo, are asked about its mirror image as well. The mean
 * of the two answers, at one temperature that is fitted to the means, is held against the answer on
 * the photo alone at its own temperature, photo by photo.
 */
/** Lets a classifier look at mirror images as well, and says what that gains. */
final class MirrorRound {
  /** The least probability that a logarithm is taken of. */
  private static final double LEAST = Double.MIN_NORMAL;

  private final Ground ground;
  private final TrainingSet set;
  private final HeadTrainer trainer;
  private final Optional<Discriminants> discriminants;

  /**
   * A round on a run's photos.
   *
   * @param discriminants of the folds, where one may answer beside the head
   */
  MirrorRound(
      Ground ground, TrainingSet set, HeadTrainer trainer, Optional<Discriminants> discriminants) {
    this.ground = ground;
    this.set = set;
    this.trainer = trainer;
    this.discriminants = discriminants;
  }

  /** The same classifier, which answers with the mean of both. */
  Tuned run(Tuned tuned, RunListener listener) {
    OutOfFold plain = tuned.outOfFold();
    double[][] mirrored = mirrored(tuned, listener);
    double temperature =
        Temperature.fitMean(List.of(plain.logits(), Arrays.asList(mirrored)), plain.labels());
    double[][] means = new double[mirrored.length][];
    for (int i = 0; i < means.length; i++) {
      means[i] =
          Classifier.mean(
              Softmax.probabilities(plain.logits().get(i), temperature),
              Softmax.probabilities(mirrored[i], temperature));
    }
    TestViews facts = facts(plain.probabilities(), means, plain.labels());
    Sentence decision = decision(facts);
    ground.study().saveDecision(tuned.decisions(), decision);
    listener.decision(decision);
    return tuned.mirrored(
        facts,
        new Classifier(tuned.classifier().head(), temperature),
        new OutOfFold(
            plain.rows(), Arrays.asList(logits(means, temperature)), plain.labels(), temperature));
  }

  /** What the folds' heads say of the mirror images, in the order of {@link OutOfFold#rows}. */
  private double[][] mirrored(Tuned tuned, RunListener listener) {
    PhotoFeatures features = ground.features().mirrored();
    features.look(ground.catalog().photos(), listener);
    FeatureMatrix matrix = features.of(ground.split().photos());
    List<Integer> folds =
        tuned.outcome().bestResults().stream().map(FoldResult::fold).sorted().toList();
    List<Head> heads = heads(tuned, folds);
    double[][] byRow = new double[matrix.rows()][];
    for (int i = 0; i < folds.size(); i++) {
      int[] rows = set.validationRows(folds.get(i));
      double[][] said = heads.get(i).logits(matrix.rows(rows));
      IntStream.range(0, rows.length).forEach(at -> byRow[rows[at]] = said[at]);
    }
    return IntStream.of(tuned.outOfFold().rows())
        .mapToObj(row -> byRow[row])
        .toArray(double[][]::new);
  }

  /** The folds' heads; with the folds' discriminants where one answers beside the head. */
  private List<Head> heads(Tuned tuned, List<Integer> folds) {
    List<Head> heads = trainer.heads(tuned.outcome().best().trial(), folds);
    Optional<Companion> beside = tuned.companion().filter(Companion::pays);
    if (beside.isEmpty()) {
      return heads;
    }
    return IntStream.range(0, folds.size())
        .mapToObj(i -> beside.get().head(heads.get(i), discriminants.orElseThrow(), folds.get(i)))
        .toList();
  }

  /** Logits of which the probabilities are the softmax at this temperature. */
  private static double[][] logits(double[][] probabilities, double temperature) {
    double[][] logits = new double[probabilities.length][];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = new double[probabilities[i].length];
      for (int k = 0; k < logits[i].length; k++) {
        logits[i][k] = temperature * Math.log(Math.max(LEAST, probabilities[i][k]));
      }
    }
    return logits;
  }

  private static TestViews facts(List<double[]> before, double[][] after, int[] labels) {
    double[] loss = new double[labels.length];
    double[] hits = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      loss[i] = loss(after[i], labels[i]) - loss(before.get(i), labels[i]);
      hits[i] = hit(after[i], labels[i]) - hit(before.get(i), labels[i]);
    }
    Estimate change = overPhotos(loss);
    Estimate points = overPhotos(hits);
    return new TestViews(
        "flip",
        mean(before, labels),
        change.value(),
        List.of(change.interval(0.95).low(), change.interval(0.95).high()),
        points.value(),
        List.of(points.interval(0.95).low(), points.interval(0.95).high()));
  }

  private static double loss(double[] probabilities, int label) {
    return -Math.log(Math.max(LEAST, probabilities[label]));
  }

  private static int hit(double[] probabilities, int label) {
    return Softmax.argmax(probabilities) == label ? 1 : 0;
  }

  private static double mean(List<double[]> probabilities, int[] labels) {
    return IntStream.range(0, labels.length)
        .mapToDouble(i -> loss(probabilities.get(i), labels[i]))
        .average()
        .orElseThrow();
  }

  private static Estimate overPhotos(double[] differences) {
    return PairedDifferences.ofFew(List.<double[][][]>of(new double[][][] {{differences}}))
        .getFirst();
  }

  private static Sentence decision(TestViews facts) {
    double half = (facts.ci95().getLast() - facts.ci95().getFirst()) / 2;
    double pointsHalf = (facts.pointsCi95().getLast() - facts.pointsCi95().getFirst()) / 2;
    return Sentence.of(key(facts))
        .with("before", Figures.loss(facts.logLossWithout()))
        .with("loss", Figures.loss(facts.logLossWithout() + facts.change()))
        .with("change", Figures.change(facts.change()))
        .with("error", Figures.loss(half))
        .with("points", Figures.points(facts.points()))
        .with("pointsError", Figures.percent(pointsHalf));
  }

  private static String key(TestViews facts) {
    if (facts.ci95().getLast() < 0) {
      return "mirror.gain";
    }
    return facts.ci95().getFirst() > 0 ? "mirror.harm" : "mirror.same";
  }
}
