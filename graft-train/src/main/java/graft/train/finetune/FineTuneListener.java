package graft.train.finetune;

import java.util.function.BooleanSupplier;

/** Hears how a fine-tuning goes; calls come from the thread that runs it. */
public interface FineTuneListener {
  /** Hears nothing, and never interrupts. */
  FineTuneListener DEAF = new FineTuneListener() {};

  /** Hears nothing, and interrupts once this is true. */
  static FineTuneListener until(BooleanSupplier interrupted) {
    return new FineTuneListener() {
      @Override
      public boolean interrupted() {
        return interrupted.getAsBoolean();
      }
    };
  }

  /**
   * What an epoch has come to.
   *
   * @param epoch from 1
   * @param epochs of the whole training
   * @param trainLoss mean over the epoch's steps, with label smoothing
   * @param validationLoss of the averaged weights, at the temperature that suits it best
   * @param validationAccuracy of the same, in [0, 1]
   */
  record Epoch(
      int epoch, int epochs, double trainLoss, double validationLoss, double validationAccuracy) {}

  /** An epoch is done, and its state is kept. */
  default void epoch(Epoch epoch) {}

  /**
   * The first epoch is done, so the pace is known: how many steps the whole training is to have. Of
   * a training that goes on after it nobody is asked again.
   *
   * @param steps that were planned
   * @return as many or others, more than an epoch's; the same whenever this is asked
   */
  default int planned(int steps) {
    return steps;
  }

  /** Some photos have gone through a step. */
  default void photos(int count) {}

  /**
   * The loss has left all bounds: the training goes on from its last good state.
   *
   * @param epoch in which it did, from 1
   * @param rate the highest rate from now on
   */
  default void diverged(int epoch, double rate) {}

  /** Asked before every step: once true, the training ends with a CancellationException. */
  default boolean interrupted() {
    return false;
  }
}
