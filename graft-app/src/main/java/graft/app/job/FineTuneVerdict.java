package graft.app.job;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import graft.core.coach.Figures;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.photos.Photo;
import graft.core.run.RunResult.FineTune;
import graft.core.statistics.Estimate;
import graft.core.statistics.PairedDifferences;
import graft.core.words.Sentence;
import graft.train.finetune.FineTuned;
import graft.train.graph.NetFile;
import graft.train.head.TrainingSet;
import graft.train.model.ModelWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether a fine-tuning paid, judged on the validation photos alone; and whether the file that is
 * written says what PyTorch says.
 *
 * @param cut the backbone that was trained
 * @param listener hears the verdict
 */
record FineTuneVerdict(CutBackbone cut, RunListener listener) {

  /**
   * What the loss must fall to, as a share of the head's. The head that would stay is the mean of
   * the folds' heads, which is better than any one of them by about this much
   * (docs/decisions/0027). By more than one standard error of the paired difference, too (Breiman
   * et al. 1984, "Classification and Regression Trees", section 3.4.3).
   */
  private static final double PAYS = 0.95;

  /** Share of the photos that both must give the same label, or two that are as likely. */
  private static final double SAME_LABELS = 0.999;

  /** How far apart their probabilities may lie in the mean. */
  private static final double CLOSE = 1e-3;

  /** The classifier with the better weights, or the one that was there. */
  Tuned judged(Tuned tuned, FineTuned best, FineTune facts, TrainingSet set) {
    int[] rows = set.validationRows(CutBackbone.FOLD);
    OutOfFold said = said(best, rows, set);
    double[] stays = losses(tuned.outOfFold(), rows);
    Estimate change = change(losses(said, rows), stays);
    double before = DoubleStream.of(stays).average().orElseThrow();
    // of few photos, the mean of the heads may be worse than the one that training began from
    boolean less = best.loss() < PAYS * Math.min(best.startLoss(), before);
    if (best.epoch() == 0 || !less || !(change.value() < -change.standardError())) {
      decided(tuned, "fineTune.inVain", facts, before, change);
      return tuned.inVain();
    }
    Classifier classifier = new Classifier(best.head(), said.temperature());
    byte[] weights = NetFile.of(cut.backbone().onnx()).withWeights(best.weights());
    Tuned better =
        tuned.with(new Tuned.Paid(cut.backbone().withWeights(weights), facts), classifier, said);
    if (!agrees(better, rows)) {
      return tuned;
    }
    decided(tuned, "fineTune.paid", facts, before, change);
    return better;
  }

  /**
   * The losses of what was said of these photos, in their order; the mean where it was said twice.
   */
  private static double[] losses(OutOfFold said, int[] rows) {
    Map<Integer, Double> losses =
        IntStream.range(0, said.rows().length)
            .boxed()
            .collect(groupingBy(i -> said.rows()[i], averagingDouble(i -> loss(said, i))));
    return IntStream.of(rows).mapToDouble(row -> requireNonNull(losses.get(row))).toArray();
  }

  private static double loss(OutOfFold said, int i) {
    return Softmax.logLoss(said.logits().get(i), said.labels()[i], said.temperature());
  }

  /** The mean change of the losses of the same photos. */
  static Estimate change(double[] after, double[] before) {
    double[] changes =
        IntStream.range(0, after.length).mapToDouble(i -> after[i] - before[i]).toArray();
    return PairedDifferences.ofPhotos(changes);
  }

  private static OutOfFold said(FineTuned best, int[] rows, TrainingSet set) {
    int[] labels = IntStream.of(rows).map(set.labels()::get).toArray();
    return new OutOfFold(rows, best.logits(), labels, Temperature.fit(best.logits(), labels));
  }

  /** Writes the model and holds what it says in ONNX Runtime against what PyTorch said. */
  private boolean agrees(Tuned better, int[] rows) {
    ModelWriter.write(
        cut.ground().folder().model(),
        better.paid().orElseThrow().backbone(),
        better.classifier().head(),
        new ModelProvenance(cut.order().settings(), cut.ground(), better)
            .facts(TestLook.interrupted(), cut.order().imageSize()));
    List<Photo> photos = new ArrayList<>();
    IntStream.of(rows).forEach(row -> photos.add(cut.ground().split().photos().get(row)));
    double[][] inFile = answers().probabilities(photos);
    List<double[]> inPyTorch = better.outOfFold().probabilities();
    int same = 0;
    int asLikely = 0;
    double apart = 0;
    for (int i = 0; i < inFile.length; i++) {
      double less = less(inPyTorch.get(i), Softmax.argmax(inFile[i]));
      same += less == 0 ? 1 : 0;
      asLikely += less <= 2 * CLOSE ? 1 : 0;
      apart += apart(inFile[i], inPyTorch.get(i)) / inFile.length;
    }
    boolean agrees = asLikely >= SAME_LABELS * inFile.length && apart <= CLOSE;
    listener.note(
        Sentence.of(agrees ? "fineTune.checked" : "fineTune.differs")
            .with("same", same)
            .with("photos", inFile.length)
            .with("apart", String.format(Locale.ROOT, "%.1g", apart)));
    return agrees;
  }

  /** How much less likely this label is than the likeliest. */
  private static double less(double[] probabilities, int label) {
    return probabilities[Softmax.argmax(probabilities)] - probabilities[label];
  }

  /** The largest difference of two rows. */
  private static double apart(double[] one, double[] other) {
    double most = 0;
    for (int k = 0; k < one.length; k++) {
      most = Math.max(most, Math.abs(one[k] - other[k]));
    }
    return most;
  }

  private ModelAnswers answers() {
    return new ModelAnswers(
        cut.ground().folder().model(), cut.ground().features().listing().folder(), cut.threads());
  }

  private void decided(Tuned tuned, String key, FineTune facts, double before, Estimate change) {
    Sentence decision =
        Sentence.of(key)
            .with("blocks", facts.blocks())
            .with("rate", Figures.rate(facts.learningRate()))
            .with("epochs", facts.epochs())
            .with("epoch", facts.bestEpoch())
            .with("trained", Math.round(100 * (1 - facts.original())))
            .with("views", facts.views())
            .with("before", Figures.loss(before))
            .with("after", Figures.loss(facts.logLoss()))
            .with("change", Figures.change(change.value()))
            .with("error", Figures.lossError(change));
    cut.ground().decided(tuned, decision, listener);
  }
}
