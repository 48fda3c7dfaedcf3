package graft.app.job;

import graft.app.job.TuneSettings.FineTune;
import graft.core.words.Sentence;
import graft.train.head.TrainingSet;
import graft.train.torch.UnknownOperatorException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;

/*
 * 1. Without a deadline: the deepest cut that the card offers.
 * 2. With one: from the deepest cut on, a few photos are brought up to it and a few steps are taken
 *    above it. The first cut above which there is time for enough epochs is taken; where there is
 *    none, the one above which there is time for most, if those are two or more.
 * 3. The seconds that this takes are kept while the study runs.
 * 4. After the study the deeper cuts are asked once more: what else the machine did may have made
 *    the first steps slow.
 *
 * What the clock has decided is kept in the run's books.
 */
/**
 * Foresees, before the study, how deep a fine-tuning may go.
 *
 * @param cut the backbone that would be trained
 * @param listener hears why there will be none
 */
record FineTuneForecast(CutBackbone cut, RunListener listener) {
  private static final String BLOCKS = "blocks to fine-tune";
  private static final String SECONDS = "seconds for fine-tuning";
  private static final String BLOCKS_AFTER = "blocks to fine-tune, after the study";

  /** With fewer epochs a shallower cut, with more of them, is better. */
  private static final int ENOUGH_EPOCHS = 4;

  /** With fewer photos to validate on, whether it paid cannot be told. */
  private static final int LEAST_VALIDATION = 30;

  /** With fewer seconds nobody is asked: to foresee takes some, too. */
  private static final double LEAST_SECONDS = 45;

  /** With fewer seconds left after the study, to ask once more takes too large a share of them. */
  private static final double ENOUGH_TO_ASK = 120;

  /** What is kept beyond what is foreseen. */
  private static final double SPARE = 1.15;

  /** The blocks that are to be trained; empty where none are, and why not has been said. */
  Optional<FineTunePlan> plan(TrainingSet set) {
    FineTune wanted = cut.order().settings().fineTune();
    boolean known = cut.ground().study().answer(BLOCKS).isPresent();
    if (!wanted.wanted()
        || (!wanted.always()
            && !known
            && isHopeless(set.validationRows(CutBackbone.FOLD).length, cut.order().deadline()))) {
      return Optional.empty();
    }
    try {
      return possible(set);
    } catch (UnknownOperatorException e) {
      listener.note(Sentence.of("fineTune.cannot").with("detail", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<FineTunePlan> possible(TrainingSet set) {
    List<FineTunePlan> plans = FineTunePlan.of(cut.backbone().card(), cut.order().imageSize());
    if (plans.isEmpty()) {
      listener.note(Sentence.of("fineTune.noCut").with("backbone", cut.backbone().card().name()));
      return Optional.empty();
    }
    if (cut.order().deadline().isEmpty()) {
      return Optional.of(plans.getFirst());
    }
    int blocks = blocks(plans, set, cut.order().deadline().get());
    return plans.stream().filter(plan -> plan.blocks() == blocks).findFirst();
  }

  /**
   * Whether nobody need be asked, where fine-tuning is not wanted in any case.
   *
   * @param validation photos to validate on
   */
  static boolean isHopeless(int validation, Optional<Deadline> deadline) {
    return validation < LEAST_VALIDATION
        || deadline.map(Deadline::leftToKeep).orElse(0.0) < LEAST_SECONDS;
  }

  /** The agreed blocks, for which time is kept; 0 for none. */
  private int blocks(List<FineTunePlan> plans, TrainingSet set, Deadline deadline) {
    OptionalInt before = cut.ground().study().answer(BLOCKS);
    OptionalInt seconds = cut.ground().study().answer(SECONDS);
    if (before.isPresent() && seconds.isPresent()) {
      deadline.keep(seconds.getAsInt());
      return before.getAsInt();
    }
    Optional<Found> found = foreseen(plans, set, deadline, deadline::leftToKeep);
    if (found.isEmpty()) {
      listener.note(Sentence.of("fineTune.noTime"));
    }
    found.ifPresent(this::told);
    deadline.keep(cut.ground().study().agree(SECONDS, found.map(Found::kept).orElse(0)));
    return cut.ground().study().agree(BLOCKS, found.map(f -> f.plan().blocks()).orElse(0));
  }

  /**
   * A cut above which there is time to train.
   *
   * @param epochs that there is time for
   * @param seconds that all of it takes
   */
  private record Found(FineTunePlan plan, int epochs, double seconds) {
    /** Seconds that are kept for it. */
    int kept() {
      return (int) Math.ceil(SPARE * seconds);
    }
  }

  private void told(Found found) {
    listener.note(
        Sentence.of("fineTune.kept")
            .with("seconds", found.kept())
            .with("blocks", found.plan().blocks()));
  }

  private Optional<Found> foreseen(
      List<FineTunePlan> plans, TrainingSet set, Deadline deadline, DoubleSupplier left) {
    Optional<Found> best = Optional.empty();
    for (FineTunePlan plan : plans) {
      FineTuneCosts costs = costs(cut.views(set, plan), set, deadline);
      double seconds = left.getAsDouble();
      Found found = new Found(plan, costs.epochs(seconds), costs.needed(seconds));
      if (found.epochs() >= ENOUGH_EPOCHS) {
        return Optional.of(found);
      }
      if (found.epochs() > best.map(Found::epochs).orElse(FineTuneCosts.LEAST_EPOCHS - 1)) {
        best = Optional.of(found);
      }
    }
    return best;
  }

  /** After the study: the plan, or a deeper one where there turns out to be time for it. */
  FineTunePlan after(FineTunePlan plan, TrainingSet set) {
    Optional<Deadline> deadline = cut.order().deadline();
    List<FineTunePlan> deeper =
        FineTunePlan.of(cut.backbone().card(), cut.order().imageSize()).stream()
            .filter(one -> one.blocks() > plan.blocks())
            .toList();
    if (deadline.isEmpty() || deeper.isEmpty()) {
      return plan;
    }
    OptionalInt before = cut.ground().study().answer(BLOCKS_AFTER);
    int blocks =
        before.orElseGet(
            () ->
                cut.ground()
                    .study()
                    .agree(BLOCKS_AFTER, deeper(plan, deeper, set, deadline.get()).blocks()));
    return deeper.stream().filter(one -> one.blocks() == blocks).findFirst().orElse(plan);
  }

  private FineTunePlan deeper(
      FineTunePlan plan, List<FineTunePlan> deeper, TrainingSet set, Deadline deadline) {
    if (deadline.leftForFineTuning() < ENOUGH_TO_ASK) {
      return plan;
    }
    Optional<FineTunePlan> found =
        foreseen(deeper, set, deadline, deadline::leftForFineTuning)
            .filter(one -> one.epochs() >= ENOUGH_EPOCHS)
            .map(Found::plan);
    found.ifPresent(
        one -> listener.note(Sentence.of("fineTune.deeper").with("blocks", one.blocks())));
    return found.orElse(plan);
  }

  private FineTuneCosts costs(CutViews views, TrainingSet set, Deadline deadline) {
    return new FineTuneCosts(
        views.pace(deadline, listener),
        cut.secondsOfStep(views.plan(), set.classes(), deadline) / FineTuneCosts.BATCH,
        FineTuneRates.tried(cut.backbone()),
        FineTuneCosts.Photos.of(views, cut.ground()));
  }
}
