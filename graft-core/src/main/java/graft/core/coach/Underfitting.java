package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/** A linear head is too simple for these features, and a hidden layer does better. */
final class Underfitting implements Rule {
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

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(turns())
        .map(
            remedy ->
                Advice.of(
                    name(), remedy, Advice.withCurve(Sentence.of("coach.underfitting"), evidence)));
  }
}
