package graft.core.coach;

import java.util.List;

/** A linear head is too simple for these features, and a hidden layer does better. */
final class Underfitting implements MeasuredRule {
  @Override
  public String name() {
    return "underfitting";
  }

  @Override
  public String source() {
    return "Goodfellow, Bengio and Courville 2016, chapter 5";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.HIDDEN);
  }
}
