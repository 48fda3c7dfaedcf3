package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
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
  public List<Turn> turns() {
    return List.of(Turn.MORE_EPOCHS);
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(turns())
        .map(
            remedy ->
                Advice.of(
                    name(), remedy, Advice.withCurve(Sentence.of("coach.tooFewEpochs"), evidence)));
  }
}
