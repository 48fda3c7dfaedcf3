package graft.core.coach;

import java.util.List;

/** The head learns its training photos by heart, and holding its weights back does better. */
final class RegularisedTooLittle implements MeasuredRule {
  @Override
  public String name() {
    return "regularisedTooLittle";
  }

  @Override
  public String source() {
    return "article; Goodfellow, Bengio and Courville 2016, chapter 7";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.REGULARISE_MORE);
  }
}
