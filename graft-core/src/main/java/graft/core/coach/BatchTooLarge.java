package graft.core.coach;

import java.util.List;

/** Large batches make few steps an epoch, and smaller ones do better here. */
final class BatchTooLarge implements MeasuredRule {
  @Override
  public String name() {
    return "batchTooLarge";
  }

  @Override
  public String source() {
    return "article; Keskar et al. 2017";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.BATCH_SMALLER);
  }
}
