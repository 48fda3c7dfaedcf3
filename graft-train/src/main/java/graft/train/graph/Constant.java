package graft.train.graph;

import java.util.Arrays;
import java.util.List;

/** Numbers that a graph holds: a weight, a bound, a shape. Immutable; arrays never leave. */
public sealed interface Constant {

  /** The tensor's dimensions; empty for a single number. */
  List<Long> shape();

  /** How many numbers there are. */
  int size();

  /** A float32 tensor. */
  final class Floats implements Constant {
    private final List<Long> shape;
    private final float[] values;

    /**
     * A tensor of this shape; the values are copied.
     *
     * @throws IllegalArgumentException if they do not fill it
     */
    public Floats(List<Long> shape, float[] values) {
      require(shape, values.length);
      this.shape = List.copyOf(shape);
      this.values = values.clone();
    }

    @Override
    public List<Long> shape() {
      return shape;
    }

    @Override
    public int size() {
      return values.length;
    }

    /** A copy of the values, the last dimension fastest. */
    public float[] toArray() {
      return values.clone();
    }

    /** The value at a place, the last dimension fastest. */
    public float at(int place) {
      return values[place];
    }
  }

  /** Whole numbers; yes and no are 1 and 0. */
  final class Longs implements Constant {
    private final List<Long> shape;
    private final long[] values;

    /**
     * A tensor of this shape; the values are copied.
     *
     * @throws IllegalArgumentException if they do not fill it
     */
    public Longs(List<Long> shape, long[] values) {
      require(shape, values.length);
      this.shape = List.copyOf(shape);
      this.values = values.clone();
    }

    @Override
    public List<Long> shape() {
      return shape;
    }

    @Override
    public int size() {
      return values.length;
    }

    /** A copy of the values. */
    public long[] toArray() {
      return values.clone();
    }
  }

  /**
   * Numbers of a type that is not read, such as float16.
   *
   * @param type ONNX's name of it
   */
  record Unread(String type, List<Long> shape) implements Constant {
    public Unread {
      shape = List.copyOf(shape);
    }

    @Override
    public int size() {
      return Math.toIntExact(
          shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact));
    }
  }

  private static void require(List<Long> shape, int values) {
    long size = shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    if (size != values) {
      throw new IllegalArgumentException(
          "a tensor of shape %s has %d numbers, got %d"
              .formatted(Arrays.toString(shape.toArray()), size, values));
    }
  }
}
