package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;

/**
 * The weights are held back so much that the head cannot learn, and holding them back less does
 * better.
 */
final class RegularisedTooMuch implements MeasuredRule {
  @Override
  public String name() {
    return "regularisedTooMuch";
  }

  @Override
  public String source() {
    return "article; Srivastava et al. 2014";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.REGULARISE_LESS);
  }

  @Override
  public Sentence seen(Evidence evidence) {
    return MeasuredRule.super
        .seen(evidence)
        .with("floor", Figures.loss(Math.log(evidence.classes())));
  }
}
