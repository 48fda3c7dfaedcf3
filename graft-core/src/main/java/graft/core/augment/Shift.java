package graft.core.augment;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a picture may be moved along one side: the three things that Keras takes for {@code
 * width_shift_range}.
 */
public sealed interface Shift {
  /** No move. */
  static Shift none() {
    return new Uniform(0);
  }

  /** {@code 0.2}, {@code 5.5}, {@code 5int}, {@code [1,-3]}. */
  String spec();

  /** Whether nothing moves, and Keras draws no number. */
  default boolean isNone() {
    return equals(none());
  }

  /**
   * A Python float. Anything from -range to range: below 1 as a part of the side, from 1 on in
   * pixels. So 1.0 means one pixel and not the whole side.
   */
  record Uniform(double range) implements Shift {
    public Uniform {
      Specs.requireFromZero(range, "a shift", "--width-shift-range, --height-shift-range");
    }

    @Override
    public String spec() {
      return Specs.number(range);
    }
  }

  /**
   * A Python int. Whole pixels, from -(range - 1) to range - 1. So 1 never moves anything.
   *
   * @param range 1 or more
   */
  record Whole(int range) implements Shift {
    public Whole {
      Specs.require(
          range >= 1,
          "a whole shift must be 1 or more",
          range,
          "--width-shift-range, --height-shift-range");
    }

    @Override
    public String spec() {
      return range + "int";
    }
  }

  /**
   * A Python list. One of the values, with either sign: as parts of the side when all are below 1,
   * else in pixels.
   */
  record OneOf(List<Double> values) implements Shift {
    public OneOf {
      values = List.copyOf(values);
      Specs.require(
          !values.isEmpty() && values.stream().allMatch(Double::isFinite),
          "a list of shifts must hold finite numbers, at least one",
          values,
          "--width-shift-range, --height-shift-range");
    }

    /** What the values are counted in, in pixels: the side when all are below 1. */
    public double unit(int side) {
      return values.stream().allMatch(v -> v < 1) ? side : 1;
    }

    @Override
    public String spec() {
      return values.stream().map(Specs::number).collect(Collectors.joining(",", "[", "]"));
    }
  }
}
