package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.elu;
import static org.bytedeco.pytorch.global.torch.leaky_relu;

import graft.train.graph.Node;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Operators that bend: what stands behind a layer. */
final class Activations {
  private Activations() {}

  static Tensor hardSigmoid(Call call) {
    Scalar slope = new Scalar(call.number("alpha", 0.2f));
    Tensor line = call.tensor(0).mul(slope).add(new Scalar(call.number("beta", 0.5f)));
    return Arithmetic.between(line, 0, 1);
  }

  static Tensor gelu(Call call) {
    return torch.gelu(call.tensor(0), call.word("approximate", "none"));
  }

  static Tensor swish(Call call) {
    Tensor in = call.tensor(0);
    return in.mul(in.mul(new Scalar(call.number("alpha", 1))).sigmoid());
  }

  static Tensor leakyRelu(Call call) {
    return leaky_relu(call.tensor(0), new Scalar(call.number("alpha", 0.01f)));
  }

  /** Slopes below 0 of any shape that fits. */
  static Tensor prelu(Call call) {
    Tensor below = call.tensor(0).neg().relu();
    return call.tensor(0).relu().sub(below.mul(call.tensor(1)));
  }

  static Tensor exponential(Call call) {
    Scalar one = new Scalar(1);
    return elu(call.tensor(0), new Scalar(call.number("alpha", 1)), one, one);
  }

  static Tensor scaledExponential(Call call) {
    return elu(
        call.tensor(0),
        new Scalar(call.number("alpha", 1.67326324f)),
        new Scalar(call.number("gamma", 1.05070098f)),
        new Scalar(1));
  }

  static Tensor softmax(Call call) {
    Tensor in = rows(call);
    return in.softmax(axis(call), new ScalarTypeOptional()).reshape_as(call.tensor(0));
  }

  static Tensor logSoftmax(Call call) {
    Tensor in = rows(call);
    return in.log_softmax(axis(call), new ScalarTypeOptional()).reshape_as(call.tensor(0));
  }

  private static int axis(Call call) {
    return call.axis("axis", -1, call.tensor(0).dim());
  }

  /** Until opset 12 the dimension and all behind it are one. */
  private static Tensor rows(Call call) {
    Tensor in = call.tensor(0);
    return call.integer(Node.COERCED, 0) == 1 ? in.flatten(axis(call), -1) : in;
  }
}
