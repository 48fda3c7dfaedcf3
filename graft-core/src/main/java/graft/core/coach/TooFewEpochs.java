package graft.core.coach;

import graft.core.words.Sentence;
import java.util.Optional;

/** Learning was cut off while the loss still fell, and more epochs do better. */
final class TooFewEpochs implements Rule {
  @Override
  public String name() {
    return "tooFewEpochs";
  }

  @Override
  public String source() {
    return "article";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(Turn.MORE_EPOCHS)
        .map(
            remedy ->
                Advice.of(
                    name(), remedy, Advice.withCurve(Sentence.of("coach.tooFewEpochs"), evidence)));
  }
}
