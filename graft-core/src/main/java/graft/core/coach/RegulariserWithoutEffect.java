package graft.core.coach;

import graft.core.metrics.Interval;
import graft.core.words.Sentence;
import java.util.Optional;

/** Dropout, L2 or L1 neither helps nor harms: without it the loss is the same. */
final class RegulariserWithoutEffect implements Rule {
  @Override
  public String name() {
    return "regulariserWithoutEffect";
  }

  @Override
  public String source() {
    return "article";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence.effects().stream()
        .filter(e -> e.turn() == Turn.REGULARISE_LESS && e.to().isFree())
        .filter(e -> e.verdict() == Effect.Verdict.NO_DIFFERENCE)
        .filter(e -> isSmall(e.loss().interval(0.95), Evidence.WORTH * evidence.bestLoss()))
        .findFirst()
        .map(
            e ->
                new Finding(
                    name(),
                    Finding.Kind.NOTE,
                    e.saidIn(Sentence.of("coach.regulariserWithoutEffect")),
                    Sentence.of("coach.regulariserWithoutEffect.next").with("from", e.fromText()),
                    e.p(),
                    0));
  }

  /** Nothing is small beside an infinite limit, that of a training which ran away. */
  private static boolean isSmall(Interval change, double limit) {
    return Double.isFinite(limit) && change.low() > -limit && change.high() < limit;
  }
}
