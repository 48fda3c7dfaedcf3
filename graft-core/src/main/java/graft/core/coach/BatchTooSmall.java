package graft.core.coach;

import java.util.List;

/** Small batches make noisy steps, and larger ones do better here. */
final class BatchTooSmall implements MeasuredRule {
  @Override
  public String name() {
    return "batchTooSmall";
  }

  @Override
  public String source() {
    return "article; Keskar et al. 2017";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.BATCH_LARGER);
  }
}
