package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * The weights are held back so much that the head cannot learn, and holding them back less does
 * better.
 */
final class RegularisedTooMuch implements Rule {
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
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(turns())
        .map(
            remedy ->
                Advice.of(
                    name(),
                    remedy,
                    Advice.withCurve(Sentence.of("coach.regularisedTooMuch"), evidence)
                        .with("floor", Figures.loss(Math.log(evidence.classes())))));
  }
}
