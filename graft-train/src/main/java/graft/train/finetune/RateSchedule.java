package graft.train.finetune;

/**
 * The share of the highest rate that a step takes: it rises evenly in the warm-up and then falls to
 * nothing along half a cosine (Loshchilov and Hutter 2017, "SGDR").
 *
 * @param steps of the whole training, 1 or more
 * @param warmUp steps of the rise
 */
record RateSchedule(long steps, long warmUp) {
  static RateSchedule of(long steps, double warmUp) {
    return new RateSchedule(steps, Math.min(steps - 1, Math.round(warmUp * steps)));
  }

  /** For a step from 0, in (0, 1]. */
  double at(long step) {
    if (step < warmUp) {
      return (step + 1.0) / (warmUp + 1);
    }
    return (1 + StrictMath.cos(Math.PI * (step - warmUp) / (steps - warmUp))) / 2;
  }
}
