package graft.train.head;

import graft.core.head.Views;
import graft.core.study.Ration;
import graft.core.study.Trial;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * What one worker trains in one go.
 *
 * @param trials with one batch size, one dropout rate, one ration of the photos and the same views
 * @param fold the fold that validates
 * @param batchSize photos a step
 * @param scaling of the fold's training photos, or the ration of them
 * @param interrupted asked before every batch
 */
record StackWork(
    List<Trial> trials, int fold, int batchSize, Scaling scaling, BooleanSupplier interrupted) {
  StackWork {
    trials = List.copyOf(trials);
  }

  /** The rate that all trials share. */
  double dropout() {
    return trials.getFirst().recipe().dropout();
  }

  /** The part of the training photos that all trials share. */
  Ration ration() {
    return trials.getFirst().ration();
  }

  /** The views of the photos that all trials share. */
  Views views() {
    return trials.getFirst().recipe().options().views();
  }

  void checkInterrupted() {
    if (interrupted.getAsBoolean()) {
      throw new CancellationException("interrupted");
    }
  }
}
