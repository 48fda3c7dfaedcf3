package graft.core.study;

import graft.core.metrics.Logits;
import graft.core.scratch.Scratch;

/**
 * What became of one trial on one fold, at its best epoch.
 *
 * @param trial the trial's number
 * @param fold the fold it was validated on
 * @param bestEpoch from 1: the epoch with the lowest validation loss
 * @param validationLoss mean log loss on the fold at that epoch
 * @param logits out-of-fold logits, one row a photo of the fold, in path order
 */
public record FoldResult(int trial, int fold, int bestEpoch, double validationLoss, Logits logits) {

  /** The same with its logits in a scratch file. */
  FoldResult in(Scratch scratch) {
    return new FoldResult(trial, fold, bestEpoch, validationLoss, logits.in(scratch));
  }
}
