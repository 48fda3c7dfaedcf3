package graft.app.report;

/**
 * How much of the spread of the validation loss over the trials a knob explains.
 *
 * @param knob a key that the report has a word for ({@code knob.KEY}), else shown as it is
 * @param share of the spread, mostly in [0, 1]; the shares of all knobs need not add up to 1
 * @param standardError of the share, 0 or more
 */
public record KnobImportance(String knob, double share, double standardError) {

  public KnobImportance {
    if (!Double.isFinite(share)) {
      throw new IllegalArgumentException(
          "The share of knob %s must be a finite number, got %s".formatted(knob, share));
    }
    if (!(standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The standard error of knob %s must be finite and not below 0, got %s"
              .formatted(knob, standardError));
    }
  }
}
