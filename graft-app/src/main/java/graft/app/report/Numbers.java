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

  /** 62 %. */
  static String whole(double share) {
    return Long.toString(Math.round(100 * share)) + THIN_SPACE + "%";
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

  /** A hyperparameter with three digits that count: 0.001, 0.0316, 0.000044, 1.0e-7. */
  static String setting(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return Math.abs(value) < 1e-6
        ? String.format(Locale.ROOT, "%.1e", value).replaceFirst("e-0", "e-")
        : rounded.toPlainString();
  }

  /** A setting with two digits that count, for the middle of a sentence: 0.00032, 1e-7. */
  static String rough(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
    return value != 0 && Math.abs(value) < 1e-6
        ? String.format(Locale.ROOT, "%.0e", value).replaceFirst("e-0", "e-")
        : rounded.toPlainString();
  }

  /** With its sign, a true minus and never a zero below zero: +0.4, \u22123.1, 0.0. */
  static String signed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%+." + decimals + "f", value);
    boolean zero = text.substring(1).chars().allMatch(c -> c == '0' || c == '.');
    return zero ? text.substring(1) : text.replace('-', '\u2212');
  }

  /** To four decimals, for the numbers that a chart is drawn from. */
  static double short4(double value) {
    return Math.round(value * 1e4) / 1e4;
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
