package graft.app.report;

import graft.core.coach.Effect;

/**
 * What became of the start when one knob was turned and nothing else.
 *
 * @param knob a key that the report has a word for ({@code knob.KEY}), else shown as it is
 * @param from its setting at the start, as people read it
 * @param to the setting that was tried instead
 * @param accuracyPoints the difference in accuracy, in percentage points; above 0 is better
 * @param accuracyError its standard error, 0 or more
 * @param lossDifference the difference in log loss; below 0 is better
 * @param lossError its standard error, 0 or more
 * @param verdict whether the difference can be told from chance
 */
public record KnobEffect(
    String knob,
    String from,
    String to,
    double accuracyPoints,
    double accuracyError,
    double lossDifference,
    double lossError,
    Effect.Verdict verdict) {

  public KnobEffect {
    if (!Double.isFinite(accuracyPoints + lossDifference)) {
      throw new IllegalArgumentException(
          "The effect of %s %s must be finite, got %s points and a loss of %s"
              .formatted(knob, to, accuracyPoints, lossDifference));
    }
    double errors = accuracyError + lossError;
    if (!(accuracyError >= 0 && lossError >= 0 && Double.isFinite(errors))) {
      throw new IllegalArgumentException(
          "The standard errors of %s %s must be finite and not below 0, got %s and %s"
              .formatted(knob, to, accuracyError, lossError));
    }
  }
}
