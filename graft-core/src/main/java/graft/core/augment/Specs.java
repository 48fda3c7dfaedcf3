package graft.core.augment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes a canonical text: the kind's name, then {@code name=value} for what is in use. */
final class Specs {
  private final List<String> parts = new ArrayList<>();

  Specs(String kind) {
    parts.add(kind);
  }

  Specs with(String name, String value) {
    parts.add(name + "=" + value);
    return this;
  }

  Specs with(String name, double value) {
    return with(name, number(value));
  }

  Specs with(String name, Range value) {
    return with(name, value.spec());
  }

  Specs when(boolean used, String name, double value) {
    return used ? with(name, value) : this;
  }

  Specs when(boolean used, String name, Range value) {
    return used ? with(name, value) : this;
  }

  Specs when(boolean used, String word) {
    if (used) {
      parts.add(word);
    }
    return this;
  }

  String text() {
    return String.join(" ", parts);
  }

  /** The shortest decimal that gives this number again, never with an exponent. */
  static String number(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** An exception in the one grammar of messages unless the rule holds. */
  static void require(boolean holds, String rule, Object got, String option) {
    if (!holds) {
      throw new IllegalArgumentException("%s, got %s (%s)".formatted(rule, got, option));
    }
  }

  /** Refuses what is no number, or infinite, or below 0. */
  static void requireFromZero(double value, String name, String option) {
    require(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        name + " must be 0 or more and finite",
        Double.isFinite(value) ? number(value) : value,
        option);
  }
}
