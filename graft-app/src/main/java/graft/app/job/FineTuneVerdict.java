package graft.app.job;

import graft.core.coach.Figures;
import graft.core.metrics.Temperature;
import graft.core.run.RunResult.FineTune;
import graft.core.statistics.Estimate;
import graft.core.statistics.PairedDifferences;
import graft.core.words.Sentence;
import graft.train.finetune.FineTuned;
import graft.train.graph.NetFile;
import graft.train.head.TrainingSet;
import graft.train.model.FrozenBranch;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a fine-tuning paid, judged on the validation photos alone, and whether the classifier
 * before it has a share in the answer.
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

  /** The classifier with the better weights, or the one that was there. */
  Tuned judged(Tuned tuned, FineTuned best, FineTune trained, TrainingSet set) {
    int[] rows = set.validationRows(CutBackbone.FOLD);
    OutOfFold alone = said(best, rows, set);
    OutOfFold stays = tuned.outOfFold().at(rows);
    FrozenShare answer = FrozenShare.best(alone, stays);
    double loss = answer.said().loss();
    FineTune facts = trained.beside(answer.share(), loss);
    Estimate change = change(losses(answer.said()), losses(stays));
    double before = stays.loss();
    // of few photos, the mean of the heads may be worse than the one that training began from
    boolean less = loss < PAYS * Math.min(best.startLoss(), before);
    if (best.epoch() == 0 || !less || !(change.value() < -change.standardError())) {
      Sentence decision = words(Sentence.of("fineTune.inVain"), facts, before, change);
      cut.ground().decided(tuned, decision, listener);
      return tuned.inVain();
    }
    byte[] weights = NetFile.of(cut.backbone().onnx()).withWeights(best.weights());
    Tuned.Paid paid =
        new Tuned.Paid(cut.backbone().withWeights(weights), facts, frozen(tuned, facts));
    Classifier classifier = new Classifier(best.head(), alone.temperature());
    Tuned better = tuned.with(paid, classifier, answer.said());
    if (!new FineTunedFile(cut, tuned, listener).agrees(better, alone)) {
      return tuned;
    }
    Sentence verdict = answer.share() > 0 ? both(facts, best.loss()) : Sentence.of("fineTune.paid");
    cut.ground().decided(tuned, words(verdict, facts, before, change), listener);
    return better;
  }

  private Optional<FrozenBranch> frozen(Tuned before, FineTune facts) {
    return facts.frozenShare() == 0
        ? Optional.empty()
        : Optional.of(
            new FrozenBranch(
                cut.backbone(),
                facts.cut(),
                before.classifier().head(),
                before.classifier().temperature(),
                facts.frozenShare()));
  }

  private static double[] losses(OutOfFold said) {
    return IntStream.range(0, said.rows().length).mapToDouble(said::loss).toArray();
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

  private Sentence both(FineTune facts, double alone) {
    return Sentence.of("fineTune.both")
        .with("share", Math.round(100 * facts.frozenShare()))
        .with("alone", Figures.loss(alone))
        .with("more", Math.round(100 * cut.mostAbove(facts.cut())));
  }

  private static Sentence words(Sentence verdict, FineTune facts, double before, Estimate change) {
    return verdict
        .with("blocks", facts.blocks())
        .with("rate", Figures.rate(facts.learningRate()))
        .with("epochs", facts.epochs())
        .with("epoch", facts.bestEpoch())
        .with("views", facts.views())
        .with("before", Figures.loss(before))
        .with("after", Figures.loss(facts.logLoss()))
        .with("change", Figures.change(change.value()))
        .with("error", Figures.lossError(change));
  }
}
