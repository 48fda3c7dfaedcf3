package graft.core.coach;

import graft.core.coach.Finding.Kind;
import graft.core.words.Sentence;

/** Findings whose remedy was measured. */
final class Advice {
  private Advice() {}

  /** The finding of a rule: what was seen, and by how much the change was better. */
  static Finding of(String rule, Effect remedy, Sentence seen) {
    return new Finding(
        rule, Kind.ADVICE, remedy.saidIn(seen), next(rule, remedy), remedy.p(), remedy.gain());
  }

  private static Sentence next(String rule, Effect remedy) {
    return remedy.saidIn(Sentence.of("coach." + rule + ".next"));
  }

  /** What the curves of the judged recipe look like, as values. */
  static Sentence withCurve(Sentence sentence, Evidence evidence) {
    return sentence
        .with("best", Math.round(evidence.mean(Curve::bestEpoch)))
        .with("epochs", Math.round(evidence.mean(Curve::epochs)))
        .with("first", Figures.loss(evidence.mean(c -> c.first().validation())))
        .with("lowest", Figures.loss(evidence.bestLoss()))
        .with("last", Figures.loss(evidence.mean(c -> c.last().validation())))
        .with("train", Figures.loss(evidence.mean(c -> c.best().train())))
        .with("lastTrain", Figures.loss(evidence.mean(c -> c.last().train())))
        .with("rises", Math.round(100 * evidence.mean(Curve::rises)));
  }
}
