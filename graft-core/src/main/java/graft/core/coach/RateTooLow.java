package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * The steps of learning are too small: the loss is still on its way down, and larger steps get
 * further.
 */
final class RateTooLow implements Rule {
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

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(turns())
        .map(
            remedy ->
                Advice.of(
                    name(), remedy, Advice.withCurve(Sentence.of("coach.rateTooLow"), evidence)));
  }
}
