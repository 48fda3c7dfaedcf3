package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.avg_pool2d;
import static org.bytedeco.pytorch.global.torch.constant_pad_nd;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.ones_like;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Operators that move a window over height and width. */
final class Convolutions {
  private static final long[] NOT_PADDED = {0, 0};

  private Convolutions() {}

  /**
   * A window's steps.
   *
   * @param kernel its height and width
   * @param pads top, left, bottom, right
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to PyTorch, not compared
  private record Window(long[] kernel, long[] strides, long[] dilations, long[] pads) {

    static Window of(Call call, long... kernel) {
      call.require(kernel.length == 2, kernel.length + " dimensions");
      long[] strides = call.integers("strides", 1, 1);
      long[] dilations = call.integers("dilations", 1, 1);
      Window window = new Window(kernel, strides, dilations, call.integers("pads", 0, 0, 0, 0));
      String auto = call.word("auto_pad", "NOTSET");
      return switch (auto) {
        case "NOTSET" -> window;
        case "VALID" -> window.padded(0, 0, 0, 0);
        default -> window.same(call.tensor(0), auto.equals("SAME_LOWER"));
      };
    }

    private Window padded(long... sides) {
      return new Window(kernel, strides, dilations, sides);
    }

    /** TensorFlow's "same": as many outputs as strides fit; what is odd goes to the end. */
    private Window same(Tensor in, boolean oddFirst) {
      long[] sides = new long[4];
      for (int d = 0; d < 2; d++) {
        long size = in.size(in.dim() - 2 + d);
        long steps = (size + strides[d] - 1) / strides[d];
        long reach = (kernel[d] - 1) * dilations[d] + 1;
        long missing = Math.max(0, (steps - 1) * strides[d] + reach - size);
        sides[d] = oddFirst ? (missing + 1) / 2 : missing / 2;
        sides[d + 2] = missing - sides[d];
      }
      return padded(sides);
    }

    /** Whether PyTorch pads so itself: both ends alike. */
    boolean isEven() {
      return pads[0] == pads[2] && pads[1] == pads[3];
    }

    /** PyTorch's pools pad by half a window at most. */
    boolean isHalfAtMost() {
      return isEven() && 2 * pads[0] <= kernel[0] && 2 * pads[1] <= kernel[1];
    }

    long[] both() {
      return new long[] {pads[0], pads[1]};
    }

    Tensor pad(Tensor in, double value) {
      return constant_pad_nd(
          in, new long[] {pads[1], pads[3], pads[0], pads[2]}, new Scalar(value));
    }
  }

  static Tensor conv(Call call) {
    Tensor weights = call.tensor(1);
    long[] kernel = new long[Math.toIntExact(weights.dim()) - 2];
    for (int d = 0; d < kernel.length; d++) {
      kernel[d] = weights.size(d + 2);
    }
    Window window = Window.of(call, kernel);
    Tensor in = call.tensor(0);
    return conv2d(
        window.isEven() ? in : window.pad(in, 0),
        weights,
        call.optional(2),
        window.strides(),
        window.isEven() ? window.both() : NOT_PADDED,
        window.dilations(),
        call.integer("group", 1));
  }

  static Tensor maxPool(Call call) {
    Window window = Window.of(call, call.integers("kernel_shape"));
    Tensor in = call.tensor(0);
    boolean own = window.isHalfAtMost();
    return max_pool2d(
        own ? in : window.pad(in, Double.NEGATIVE_INFINITY),
        window.kernel(),
        window.strides(),
        own ? window.both() : NOT_PADDED,
        window.dilations(),
        call.integer("ceil_mode", 0) == 1);
  }

  /** Padding that is not counted is left out of sum and count: the mean of what is there. */
  static Tensor averagePool(Call call) {
    Window window = Window.of(call, call.integers("kernel_shape"));
    for (long dilation : window.dilations()) {
      call.require(dilation == 1, "dilations=" + dilation);
    }
    boolean up = call.integer("ceil_mode", 0) == 1;
    boolean counted = call.integer("count_include_pad", 0) == 1;
    Tensor in = call.tensor(0);
    if (window.isHalfAtMost()) {
      return average(in, window, window.both(), up, counted);
    }
    call.require(!up, "ceil_mode=1");
    Tensor mean = average(window.pad(in, 0), window, NOT_PADDED, false, true);
    return counted
        ? mean
        : mean.div(average(window.pad(ones_like(in), 0), window, NOT_PADDED, false, true));
  }

  private static Tensor average(
      Tensor in, Window window, long[] pads, boolean up, boolean counted) {
    return avg_pool2d(in, window.kernel(), window.strides(), pads, up, counted, new LongOptional());
  }
}
