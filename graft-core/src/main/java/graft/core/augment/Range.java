package graft.core.augment;

/** From low to high, both ends included, in the unit of whatever has the range. */
public record Range(double low, double high) {
  public Range {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "A range goes from a number to one that is not below it, got %s to %s"
              .formatted(low, high));
    }
  }

  /** Nothing but one value. */
  public static Range only(double value) {
    return new Range(value, value);
  }

  /** Whether nothing but this value lies in it. */
  public boolean isOnly(double value) {
    return low == value && high == value;
  }

  /** The value a part of the way, 0 to 1, from low to high. */
  public double at(double part) {
    return low + (high - low) * part;
  }

  /** {@code 0.8-1.2}. */
  String spec() {
    return Specs.number(low) + "-" + Specs.number(high);
  }
}
