package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.clamp;
import static org.bytedeco.pytorch.global.torch.where;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Operators on numbers, products and means of them. */
final class Arithmetic {
  /** The least number whose root is followed by a gradient: the slope there is 50. */
  private static final float LEAST_ROOTED = 1e-4f;

  private Arithmetic() {}

  /** Whole numbers are divided as in C: towards 0. */
  static Tensor div(Call call) {
    Tensor a = call.tensor(0);
    Tensor b = call.tensor(1);
    return a.is_floating_point() ? a.div(b) : a.sub(a.fmod(b)).floor_divide(b);
  }

  static Tensor mod(Call call) {
    return call.integer("fmod", 0) == 1
        ? call.tensor(0).fmod(call.tensor(1))
        : call.tensor(0).remainder(call.tensor(1));
  }

  static Tensor pow(Call call) {
    Tensor exponent = call.tensor(1);
    return exponent.numel() == 1 && exponent.dim() <= call.tensor(0).dim()
        ? call.tensor(0).pow(call.single(1))
        : call.tensor(0).pow(exponent);
  }

  static Tensor sqrt(Call call) {
    return root(call.tensor(0));
  }

  static Tensor length(Call call) {
    return root(squares(call));
  }

  /** Next to 0, where its slope has no end, a root is taken for a constant. */
  private static Tensor root(Tensor in) {
    Scalar least = new Scalar(LEAST_ROOTED);
    Tensor away = clamp(in, new ScalarOptional(least), new ScalarOptional()).sqrt();
    return where(in.lt(least), in.detach().sqrt(), away);
  }

  /** Bounds are inputs since opset 11; either may be left out. Whole numbers stay such. */
  static Tensor clip(Call call) {
    ScalarOptional low = bound(call, 1, "min", Float.NEGATIVE_INFINITY);
    ScalarOptional high = bound(call, 2, "max", Float.POSITIVE_INFINITY);
    return low.has_value() || high.has_value()
        ? clamp(call.tensor(0), low, high)
        : call.tensor(0).alias();
  }

  private static ScalarOptional bound(Call call, int input, String attribute, float none) {
    if (call.has(input)) {
      return new ScalarOptional(call.single(input));
    }
    float bound = call.number(attribute, none);
    return bound == none ? new ScalarOptional() : new ScalarOptional(new Scalar(bound));
  }

  static Tensor between(Tensor in, float low, float high) {
    return clamp(in, new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
  }

  static Tensor gemm(Call call) {
    Tensor a = call.integer("transA", 0) == 0 ? call.tensor(0) : call.tensor(0).t();
    Tensor b = call.integer("transB", 0) == 0 ? call.tensor(1) : call.tensor(1).t();
    Tensor product = scaled(a.matmul(b), call.number("alpha", 1));
    return call.has(2) ? product.add(scaled(call.tensor(2), call.number("beta", 1))) : product;
  }

  private static Tensor scaled(Tensor tensor, float factor) {
    return factor == 1 ? tensor : tensor.mul(new Scalar(factor));
  }

  static Tensor einsum(Call call) {
    Tensor[] operands = call.tensors().toArray(Tensor[]::new);
    return torch.einsum(call.word("equation", ""), new TensorVector(operands));
  }

  static Tensor mean(Call call) {
    Tensor in = call.tensor(0);
    return in.mean(axes(call), keepsDimensions(call), new ScalarTypeOptional());
  }

  static Tensor sum(Call call) {
    Tensor in = call.tensor(0);
    return in.sum(axes(call), keepsDimensions(call), new ScalarTypeOptional());
  }

  static Tensor largest(Call call) {
    return call.tensor(0).amax(axes(call), keepsDimensions(call));
  }

  static Tensor least(Call call) {
    return call.tensor(0).amin(axes(call), keepsDimensions(call));
  }

  static Tensor squares(Call call) {
    Tensor squares = call.tensor(0).square();
    return squares.sum(axes(call), keepsDimensions(call), new ScalarTypeOptional());
  }

  static Tensor product(Call call) {
    Tensor product = call.tensor(0);
    for (long axis : axes(call)) {
      product = product.prod(axis, true, new ScalarTypeOptional());
    }
    return keepsDimensions(call) ? product : product.squeeze(axes(call));
  }

  /** No axes mean all of them, unless the node says that they mean none. */
  private static long[] axes(Call call) {
    long[] axes = call.integers(1, "axes");
    call.require(
        axes.length > 0 || call.integer("noop_with_empty_axes", 0) == 0, "noop_with_empty_axes=1");
    if (axes.length > 0) {
      return axes;
    }
    long[] all = new long[Math.toIntExact(call.tensor(0).dim())];
    for (int d = 0; d < all.length; d++) {
      all[d] = d;
    }
    return all;
  }

  private static boolean keepsDimensions(Call call) {
    return call.integer("keepdims", 1) == 1;
  }
}
