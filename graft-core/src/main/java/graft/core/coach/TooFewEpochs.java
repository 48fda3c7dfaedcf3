package graft.core.coach;

import java.util.List;

/** Learning was cut off while the loss still fell, and more epochs do better. */
final class TooFewEpochs implements MeasuredRule {
  @Override
  public String name() {
    return "tooFewEpochs";
  }

  @Override
  public String source() {
    return "article";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.MORE_EPOCHS);
  }
}
