package graft.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as the report writes them, the same on every machine. */
final class Numbers {
  private static final char THIN_SPACE = '\u202f';

  private Numbers() {}

  /** 3,120. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** 92.9 %. */
  static String percent(double share) {
    return tenths(share) + THIN_SPACE + "%";
  }

  /** 92.9, for the first number of a range. */
  static String tenths(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** 0.251. */
  static String loss(double loss) {
    return String.format(Locale.ROOT, "%.3f", loss);
  }

  /** 0.95, for per-class scores. */
  static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  /** A hyperparameter with three digits that count: 0.001, 0.0316, 1.0e-5. */
  static String setting(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return Math.abs(value) < 1e-4
        ? String.format(Locale.ROOT, "%.1e", value).replaceFirst("e-0", "e-")
        : rounded.toPlainString();
  }

  /** A number for CSS or SVG: at most three decimals, never an exponent. */
  static String plain(double value) {
    return new BigDecimal(String.format(Locale.ROOT, "%.3f", value))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** 5 min 12 s. */
  static String duration(double seconds, ReportWords words) {
    long whole = Math.round(seconds);
    if (seconds < 10) {
      return words.say("time.seconds", "s", String.format(Locale.ROOT, "%.1f", seconds));
    }
    if (whole < 60) {
      return words.say("time.seconds", "s", whole);
    }
    if (whole < 3600) {
      return words.say("time.minutes", "m", whole / 60, "s", whole % 60);
    }
    return words.say("time.hours", "h", whole / 3600, "m", whole / 60 % 60);
  }
}
