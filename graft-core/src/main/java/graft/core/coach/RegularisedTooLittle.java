package graft.core.coach;

import graft.core.words.Sentence;
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
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(Turn.REGULARISE_MORE)
        .map(
            remedy ->
                Advice.of(
                    name(),
                    remedy,
                    Advice.withCurve(Sentence.of("coach.regularisedTooLittle"), evidence)));
  }
}
