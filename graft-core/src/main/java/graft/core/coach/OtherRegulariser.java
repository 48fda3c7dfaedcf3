package graft.core.coach;

import graft.core.words.Sentence;
import java.util.Optional;

/** Another kind of regulariser does better than the one that is used. */
final class OtherRegulariser implements Rule {
  @Override
  public String name() {
    return "otherRegulariser";
  }

  @Override
  public String source() {
    return "article";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(Turn.REGULARISE_OTHERWISE)
        .map(
            remedy ->
                Advice.of(
                    name(),
                    remedy,
                    Advice.withCurve(Sentence.of("coach.otherRegulariser"), evidence)));
  }
}
