package graft.app.job;

import graft.core.run.RunResult.FineTune;
import graft.core.study.StudyOutcome;
import graft.vision.backbone.Backbone;
import java.util.List;
import java.util.Optional;

/**
 * What the study has led to.
 *
 * @param outcome the study's
 * @param classifier the winner's, on the features of the tuned backbone where there is one
 * @param outOfFold what the winner said of photos that it had not seen
 * @param zeros share of zero weights with L1 and with L2, in percent; empty where not both were
 *     tried
 * @param fineTuning empty where there was none
 */
record Tuned(
    StudyOutcome outcome,
    Classifier classifier,
    OutOfFold outOfFold,
    List<String> zeros,
    Optional<FineTuning> fineTuning) {

  /**
   * What fine-tuning has come to.
   *
   * @param paid the backbone's new weights; empty where the head stays as it was
   */
  record FineTuning(Optional<Paid> paid) {}

  /**
   * Fine-tuning that paid.
   *
   * @param backbone with the new weights
   * @param facts how they came about
   */
  record Paid(Backbone backbone, FineTune facts) {}

  /** The better weights, if there are any. */
  Optional<Paid> paid() {
    return fineTuning.flatMap(FineTuning::paid);
  }

  /** Decisions that were taken, the one about fine-tuning among them. */
  int decisions() {
    return outcome.decisions() + (fineTuning.isPresent() ? 1 : 0);
  }

  /** The same where fine-tuning was tried in vain. */
  Tuned inVain() {
    return new Tuned(
        outcome, classifier, outOfFold, zeros, Optional.of(new FineTuning(Optional.empty())));
  }

  /** The same with better weights. */
  Tuned with(Paid paid, Classifier better, OutOfFold said) {
    return new Tuned(outcome, better, said, zeros, Optional.of(new FineTuning(Optional.of(paid))));
  }
}
