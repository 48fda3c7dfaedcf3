package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * The steps of learning are too large: the loss jumps about, rises or runs away, and smaller steps
 * do better.
 */
final class RateTooHigh implements Rule {
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

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(turns())
        .map(
            remedy ->
                Advice.of(
                    name(), remedy, Advice.withCurve(Sentence.of("coach.rateTooHigh"), evidence)));
  }
}
