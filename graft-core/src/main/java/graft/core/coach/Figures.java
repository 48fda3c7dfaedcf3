package graft.core.coach;

import graft.core.statistics.Estimate;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as the coach says them. */
public final class Figures {
  private Figures() {}

  /** A log loss: 0.251; "∞" where the training diverged. */
  public static String loss(double loss) {
    return Double.isFinite(loss) ? String.format(Locale.ROOT, "%.3f", loss) : "∞";
  }

  /** A learning rate: 0.0003. */
  public static String rate(double rate) {
    return new BigDecimal(Double.toString(rate)).stripTrailingZeros().toPlainString();
  }

  /** A change of log loss with its sign: -0.012. */
  public static String change(double change) {
    return String.format(Locale.ROOT, "%+.3f", change);
  }

  /** A change of accuracy in percentage points with its sign: +0.4. */
  public static String points(double share) {
    return String.format(Locale.ROOT, "%+.1f", 100 * share);
  }

  /** Half of the 95 % interval of a change of accuracy, in percentage points: 0.5. */
  public static String pointsError(Estimate estimate) {
    return String.format(Locale.ROOT, "%.1f", 100 * estimate.half95());
  }

  /** Half of the 95 % interval of a change of log loss: 0.004. */
  public static String lossError(Estimate estimate) {
    return String.format(Locale.ROOT, "%.3f", estimate.half95());
  }

  /** A share in percent: 91.3. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** How often chance alone would do it: "0.004"; "< 0.001" where it is less. */
  public static String p(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }
}
