package graft.core.study;

/**
 * What became of one trial on one fold, at its best epoch.
 *
 * @param trial the trial's number
 * @param fold the fold it was validated on
 * @param bestEpoch from 1: the epoch with the lowest validation loss
 * @param validationLoss mean log loss on the fold at that epoch
 * @param logits out-of-fold logits, (photos of the fold in path order, classes), row by row
 */
public record FoldResult(
    int trial, int fold, int bestEpoch, double validationLoss, float[] logits) {

  /** A copy: the array of a record is never shared. */
  public FoldResult {
    logits = logits.clone();
  }

  @Override
  public float[] logits() {
    return logits.clone();
  }
}
