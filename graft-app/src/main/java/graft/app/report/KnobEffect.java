package graft.app.report;

import graft.core.coach.Effect;

/**
 * What became of the start when one knob was turned and nothing else.
 *
 * @param knob a key that the report has a word for ({@code knob.KEY}), else shown as it is
 * @param from its setting at the start, as people read it
 * @param to the setting that was tried instead
 * @param accuracyPoints the difference in accuracy, in percentage points; above 0 is better
 * @param accuracyHalf half of its 95 % interval, 0 or more
 * @param lossDifference the difference in log loss; below 0 is better
 * @param lossHalf half of its 95 % interval, 0 or more
 * @param verdict whether the difference can be told from chance
 */
public record KnobEffect(
    String knob,
    String from,
    String to,
    double accuracyPoints,
    double accuracyHalf,
    double lossDifference,
    double lossHalf,
    Effect.Verdict verdict) {

  public KnobEffect {
    if (!Double.isFinite(accuracyPoints + lossDifference)) {
      throw new IllegalArgumentException(
          "The effect of %s %s must be finite, got %s points and a loss of %s"
              .formatted(knob, to, accuracyPoints, lossDifference));
    }
    double halves = accuracyHalf + lossHalf;
    if (!(accuracyHalf >= 0 && lossHalf >= 0 && Double.isFinite(halves))) {
      throw new IllegalArgumentException(
          "Half of an interval of %s %s must be finite and not below 0, got %s and %s"
              .formatted(knob, to, accuracyHalf, lossHalf));
    }
  }
}
