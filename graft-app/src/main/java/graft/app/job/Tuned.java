package graft.app.job;

import graft.core.head.Head;
import graft.core.run.RunResult;
import graft.core.run.RunResult.Discriminant;
import graft.core.run.RunResult.FineTune;
import graft.core.study.StudyOutcome;
import graft.train.head.Companion;
import graft.train.model.FrozenBranch;
import graft.train.model.ModelParts;
import graft.vision.backbone.Backbone;
import graft.vision.pass.TestViews;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the study has led to.
 *
 * @param outcome the study's
 * @param classifier the winner's, on the features of the tuned backbone where there is one
 * @param outOfFold what the winner said of photos that it had not seen
 * @param zeros share of zero weights with L1 and with L2, in percent; empty where not both were
 *     tried
 * @param companion the discriminant that was tried beside the head; empty where none was
 * @param fineTuning empty where there was none
 * @param views what was tried beside the photo; empty where nothing was
 */
record Tuned(
    StudyOutcome outcome,
    Classifier classifier,
    OutOfFold outOfFold,
    List<String> zeros,
    Optional<Companion> companion,
    Optional<FineTuning> fineTuning,
    Optional<ViewsGain> views) {

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
   * @param frozen the classifier as it was before, where it has a share in the answer
   */
  record Paid(Backbone backbone, FineTune facts, Optional<FrozenBranch> frozen) {}

  /** The better weights, if there are any. */
  Optional<Paid> paid() {
    return fineTuning.flatMap(FineTuning::paid);
  }

  /** What the model computes its answer with. */
  ModelParts parts(Backbone asItCame) {
    return new ModelParts(
        paid().map(Paid::backbone).orElse(asItCame),
        classifier.head(),
        paid().flatMap(Paid::frozen));
  }

  /** The discriminant that answers beside the head of the study; null where none does. */
  @Nullable Discriminant discriminant() {
    return companion
        .filter(Companion::pays)
        .filter(_ -> paid().map(p -> p.frozen().isPresent()).orElse(true))
        .map(c -> new Discriminant(c.shrinkage(), c.weight()))
        .orElse(null);
  }

  /** Decisions that were taken, those about what came after the study among them. */
  int decisions() {
    long after = Stream.of(companion, fineTuning, views).filter(Optional::isPresent).count();
    return outcome.decisions() + (int) after;
  }

  /** What the classifier looks at beside the photo. */
  TestViews looksAt() {
    return views.filter(ViewsGain::isTaken).map(ViewsGain::views).orElse(TestViews.NONE);
  }

  /** What that is worth; null where it is nothing. */
  RunResult.@Nullable TestViews testViews() {
    return views.filter(ViewsGain::isTaken).map(ViewsGain::facts).orElse(null);
  }

  /** The same where the classifier looks at further views, too. */
  Tuned looking(ViewsGain gain, Classifier calibrated, OutOfFold said) {
    return new Tuned(outcome, calibrated, said, zeros, companion, fineTuning, Optional.of(gain));
  }

  /** The same where further views were tried, and the photo stays alone. */
  Tuned alone(ViewsGain gain) {
    return looking(gain, classifier, outOfFold);
  }

  /** The same where a discriminant was tried, if one was, and the head stays alone. */
  Tuned alone(Optional<Companion> tried) {
    return new Tuned(outcome, classifier, outOfFold, zeros, tried, fineTuning, views);
  }

  /** The same with a discriminant beside the head. */
  Tuned with(Companion beside, Head both, OutOfFold said) {
    return new Tuned(
        outcome,
        new Classifier(both, said.temperature()),
        said,
        zeros,
        Optional.of(beside),
        fineTuning,
        views);
  }

  /** The same where fine-tuning was tried in vain. */
  Tuned inVain() {
    return new Tuned(
        outcome,
        classifier,
        outOfFold,
        zeros,
        companion,
        Optional.of(new FineTuning(Optional.empty())),
        views);
  }

  /** The same with better weights. */
  Tuned with(Paid paid, Classifier better, OutOfFold said) {
    return new Tuned(
        outcome,
        better,
        said,
        zeros,
        companion,
        Optional.of(new FineTuning(Optional.of(paid))),
        views);
  }
}
