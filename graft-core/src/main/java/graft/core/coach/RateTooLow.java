package graft.core.coach;

import java.util.List;

/**
 * The steps of learning are too small: the loss is still on its way down, and larger steps get
 * further.
 */
final class RateTooLow implements MeasuredRule {
  @Override
  public String name() {
    return "rateTooLow";
  }

  @Override
  public String source() {
    return "article; Bengio 2012, Practical recommendations for gradient-based training";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.RATE_HIGHER);
  }
}
