package graft.core.doctor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as findings say them. */
final class Numbers {
  private Numbers() {}

  /** Three significant digits: 0.523, 12.4, 1240. */
  static String short3(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** A share in percent without decimals: 97. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }
}
