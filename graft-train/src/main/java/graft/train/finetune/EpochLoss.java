package graft.train.finetune;

/**
 * The loss of an epoch's steps so far.
 *
 * @param sum over photos
 * @param photos that have been learned from
 */
record EpochLoss(double sum, int photos) {
  static final EpochLoss NONE = new EpochLoss(0, 0);
  static final EpochLoss DIVERGED = new EpochLoss(Double.NaN, 0);

  /** One more step. */
  EpochLoss with(double mean, int count) {
    return new EpochLoss(sum + mean * count, photos + count);
  }

  double mean() {
    return sum / photos;
  }
}
