package graft.core.coach;

import java.util.List;

/**
 * The steps of learning are too large: the loss jumps about, rises or runs away, and smaller steps
 * do better.
 */
final class RateTooHigh implements MeasuredRule {
  @Override
  public String name() {
    return "rateTooHigh";
  }

  @Override
  public String source() {
    return "article; Bengio 2012, Practical recommendations for gradient-based training";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.RATE_LOWER);
  }
}
