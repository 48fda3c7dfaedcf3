package graft.core.coach;

import graft.core.words.Sentence;
import java.util.Optional;

/** From some epoch on the validation loss rises while the training loss falls on. */
final class OverfitsFrom implements Rule {
  @Override
  public String name() {
    return "overfitsFrom";
  }

  @Override
  public String source() {
    return "article";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    boolean rises =
        evidence.curves().size() >= 2
            && evidence.curves().stream()
                .allMatch(
                    c ->
                        c.finite()
                            && c.last().validation() > RISE * c.best().validation()
                            && c.last().train() < c.best().train());
    return rises
        ? Optional.of(
            new Finding(
                name(),
                Finding.Kind.NOTE,
                Advice.withCurve(Sentence.of("coach.overfitsFrom"), evidence),
                Sentence.of("coach.overfitsFrom.next")
                    .with("best", Math.round(evidence.mean(Curve::bestEpoch))),
                0.05,
                0))
        : Optional.empty();
  }

  /** How far above its lowest the loss must end on every fold. */
  private static final double RISE = 1.03;
}
