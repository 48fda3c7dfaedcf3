package graft.train.head;

import graft.core.head.Head;
import graft.core.study.FoldResult;

/** A head at its best epoch, with what it said of the fold that it has not seen. */
public record TrainedHead(FoldResult result, Head head) {}
