package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/** The head learns its training photos by heart, and holding its weights back does better. */
final class RegularisedTooLittle implements Rule {
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

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(turns())
        .map(
            remedy ->
                Advice.of(
                    name(),
                    remedy,
                    Advice.withCurve(Sentence.of("coach.regularisedTooLittle"), evidence)));
  }
}
