package graft.train.head;

import graft.core.head.Head;
import graft.core.metrics.Logits;
import graft.core.study.FoldResult;
import graft.core.study.Trial;

/** A trial's best epoch so far on a fold: its loss, what it said of the fold, and its head. */
record Best(int epoch, double loss, Logits logits, Head head) {

  /** Before the first epoch. */
  static final Best NONE =
      new Best(
          0,
          Double.POSITIVE_INFINITY,
          Logits.of(1, new float[0]),
          new Head(0, new float[0], new float[0]));

  TrainedHead finish(Trial trial, int fold) {
    return new TrainedHead(new FoldResult(trial.number(), fold, epoch, loss, logits), head);
  }
}
