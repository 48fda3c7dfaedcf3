package graft.app.job;

import graft.app.job.FineTuneJob.Order;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.photos.Photo;
import graft.core.run.RunResult.FineTune;
import graft.core.words.Sentence;
import graft.train.finetune.FineTuned;
import graft.train.graph.NetFile;
import graft.train.head.TrainingSet;
import graft.train.model.ModelWriter;
import graft.vision.backbone.Backbone;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether a fine-tuning paid, judged on the validation photos alone; and whether the file that is
 * written says what PyTorch says.
 *
 * @param order what was wanted
 * @param ground the run's
 * @param backbone as it came
 * @param listener hears the verdict
 */
record FineTuneVerdict(Order order, Ground ground, Backbone backbone, RunListener listener) {
  private static final int FOLD = 0;

  /**
   * What the loss must fall to, as a share of the head's. The head that would stay is the mean of
   * the folds' heads, which is better than any one of them by about this much
   * (docs/decisions/0027).
   */
  private static final double PAYS = 0.95;

  /** Share of the photos that both must give the same label. */
  private static final double SAME_LABELS = 0.995;

  /** How far apart their probabilities may lie in the mean. */
  private static final double CLOSE = 1e-3;

  /** The classifier with the better weights, or the one that was there. */
  Tuned judged(Tuned tuned, FineTuned best, FineTune facts, TrainingSet set) {
    double stays = Math.min(best.startLoss(), stays(tuned, set)); // of few photos, either
    if (best.epoch() == 0 || !(best.loss() < PAYS * stays)) {
      decided(tuned, "fineTune.inVain", facts, stays);
      return tuned.inVain();
    }
    int[] rows = set.validationRows(FOLD);
    OutOfFold said = said(best, rows, set);
    Classifier classifier = new Classifier(best.head(), said.temperature());
    byte[] weights = NetFile.of(backbone.onnx()).withWeights(best.weights());
    Tuned better =
        tuned.with(new Tuned.Paid(backbone.withWeights(weights), facts), classifier, said);
    if (!agrees(better, rows)) {
      return tuned;
    }
    decided(tuned, "fineTune.paid", facts, stays);
    return better;
  }

  /** The loss on the same photos, unseen, of what would stay. */
  private static double stays(Tuned tuned, TrainingSet set) {
    OutOfFold said = tuned.outOfFold();
    BitSet wanted = new BitSet();
    IntStream.of(set.validationRows(FOLD)).forEach(wanted::set);
    return IntStream.range(0, said.labels().length)
        .filter(i -> wanted.get(said.rows()[i]))
        .mapToDouble(
            i -> Softmax.logLoss(said.logits().get(i), said.labels()[i], said.temperature()))
        .average()
        .orElseThrow();
  }

  private static OutOfFold said(FineTuned best, int[] rows, TrainingSet set) {
    int[] labels = IntStream.of(rows).map(set.labels()::get).toArray();
    return new OutOfFold(rows, best.logits(), labels, Temperature.fit(best.logits(), labels));
  }

  /** Writes the model and holds what it says in ONNX Runtime against what PyTorch said. */
  private boolean agrees(Tuned better, int[] rows) {
    ModelWriter.write(
        ground.folder().model(),
        better.paid().orElseThrow().backbone(),
        better.classifier().head(),
        new ModelProvenance(order.settings(), ground, better)
            .facts(TestLook.interrupted(), order.imageSize()));
    List<Photo> photos = new ArrayList<>();
    IntStream.of(rows).forEach(row -> photos.add(ground.split().photos().get(row)));
    double[][] inFile = answers().probabilities(photos);
    List<double[]> inPyTorch = better.outOfFold().probabilities();
    int same = 0;
    double apart = 0;
    for (int i = 0; i < inFile.length; i++) {
      same += Softmax.argmax(inFile[i]) == Softmax.argmax(inPyTorch.get(i)) ? 1 : 0;
      apart += apart(inFile[i], inPyTorch.get(i)) / inFile.length;
    }
    boolean agrees = same >= SAME_LABELS * inFile.length && apart <= CLOSE;
    listener.note(
        Sentence.of(agrees ? "fineTune.checked" : "fineTune.differs")
            .with("same", same)
            .with("photos", inFile.length)
            .with("apart", String.format(Locale.ROOT, "%.1g", apart)));
    return agrees;
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
        ground.folder().model(),
        ground.features().listing().folder(),
        order.settings().machine().threads());
  }

  private void decided(Tuned tuned, String key, FineTune facts, double stays) {
    Sentence decision =
        Sentence.of(key)
            .with("blocks", facts.blocks())
            .with("epochs", facts.epochs())
            .with("epoch", facts.bestEpoch())
            .with("views", facts.views())
            .with("before", loss(stays))
            .with("after", loss(facts.logLoss()));
    ground.study().saveDecision(tuned.decisions(), decision);
    listener.decision(decision);
  }

  static String loss(double loss) {
    return String.format(Locale.ROOT, "%.3f", loss);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
