package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.adaptive_avg_pool2d;
import static org.bytedeco.pytorch.global.torch.clamp;
import static org.bytedeco.pytorch.global.torch.constant_pad_nd;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.where;

import graft.train.graph.Node;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * The table of operators: an ONNX operator and what it is in PyTorch, as <a
 * href="https://onnx.ai/onnx/operators/">onnx.ai/onnx/operators</a> defines it. An operator is
 * added by a line here and one in {@code OperatorsTest}, which holds it to ONNX Runtime.
 */
final class Operators {
  /** The least number whose root is followed by a gradient: the slope there is 50. */
  private static final float LEAST_ROOTED = 1e-4f;

  private static final Map<String, Operator> TABLE =
      Map.ofEntries(
          Map.entry("Add", call -> call.tensor(0).add(call.tensor(1))),
          Map.entry("Sub", call -> call.tensor(0).sub(call.tensor(1))),
          Map.entry("Mul", call -> call.tensor(0).mul(call.tensor(1))),
          Map.entry("Div", call -> call.tensor(0).div(call.tensor(1))),
          Map.entry("MatMul", call -> call.tensor(0).matmul(call.tensor(1))),
          Map.entry("Relu", call -> relu(call.tensor(0))),
          Map.entry("Sigmoid", call -> call.tensor(0).sigmoid()),
          Map.entry("Sqrt", Operators::sqrt),
          Map.entry("Identity", call -> call.tensor(0).alias()),
          Map.entry("Clip", Operators::clip),
          Map.entry("Conv", Operators::conv),
          Map.entry("Gemm", Operators::gemm),
          Map.entry("GlobalAveragePool", call -> adaptive_avg_pool2d(call.tensor(0), 1, 1)),
          Map.entry("ReduceMean", Operators::reduceMean),
          Map.entry("Flatten", Operators::flatten),
          Map.entry("Reshape", Operators::reshape),
          Map.entry("Pad", Operators::pad));

  /** Operators whose constant inputs, by position, are trained. */
  private static final Map<String, Set<Integer>> TRAINED =
      Map.of(
          "Conv", Set.of(1, 2),
          "Gemm", Set.of(1, 2),
          "MatMul", Set.of(0, 1),
          "Add", Set.of(0, 1),
          "Mul", Set.of(0, 1));

  private Operators() {}

  /**
   * What a node does.
   *
   * @throws UnknownOperatorException if that is not known
   */
  static Operator of(Node node) {
    Operator operator = TABLE.get(node.type());
    if (operator == null || node.outputs().size() != 1) {
      throw new UnknownOperatorException(
          node,
          operator == null
              ? "its operator is none of " + TABLE.keySet().stream().sorted().toList()
              : "it makes %d tensors".formatted(node.outputs().size()));
    }
    return operator;
  }

  /** Whether a constant at this input is a weight to be trained. */
  static boolean trains(Node node, int input) {
    return TRAINED.getOrDefault(node.type(), Set.of()).contains(input);
  }

  /** Next to 0, where its slope has no end, a root is taken for a constant. */
  private static Tensor sqrt(Call call) {
    Tensor in = call.tensor(0);
    Scalar least = new Scalar(LEAST_ROOTED);
    Tensor away = clamp(in, new ScalarOptional(least), new ScalarOptional()).sqrt();
    return where(in.lt(least), in.detach().sqrt(), away);
  }

  private static Tensor clip(Call call) {
    float low = call.number(1, "min", Float.NEGATIVE_INFINITY);
    float high = call.number(2, "max", Float.POSITIVE_INFINITY);
    return clamp(
        call.tensor(0), new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
  }

  /** PyTorch pads both ends alike; ends that differ are padded before. */
  private static Tensor conv(Call call) {
    call.require(call.word("auto_pad", "NOTSET").equals("NOTSET"), "auto_pad must be resolved");
    long[] pads = call.integers("pads", 0, 0, 0, 0); // top, left, bottom, right
    call.require(pads.length == 4, "only convolutions over height and width are known");
    boolean even = pads[0] == pads[2] && pads[1] == pads[3];
    Tensor in = call.tensor(0);
    return conv2d(
        even
            ? in
            : constant_pad_nd(in, new long[] {pads[1], pads[3], pads[0], pads[2]}, new Scalar(0.0)),
        call.tensor(1),
        call.optional(2),
        call.integers("strides", 1, 1),
        even ? new long[] {pads[0], pads[1]} : new long[] {0, 0},
        call.integers("dilations", 1, 1),
        call.integer("group", 1));
  }

  private static Tensor gemm(Call call) {
    Tensor a = call.integer("transA", 0) == 0 ? call.tensor(0) : call.tensor(0).t();
    Tensor b = call.integer("transB", 0) == 0 ? call.tensor(1) : call.tensor(1).t();
    Tensor product = scaled(a.matmul(b), call.number("alpha", 1));
    return call.has(2) ? product.add(scaled(call.tensor(2), call.number("beta", 1))) : product;
  }

  private static Tensor scaled(Tensor tensor, float factor) {
    return factor == 1 ? tensor : tensor.mul(new Scalar(factor));
  }

  private static Tensor reduceMean(Call call) {
    long[] axes = call.integers(1, "axes");
    call.require(axes.length > 0, "it reduces over no named axes");
    boolean keep = call.integer("keepdims", 1) == 1;
    return call.tensor(0).mean(axes, keep, new ScalarTypeOptional());
  }

  private static Tensor flatten(Call call) {
    Tensor in = call.tensor(0);
    long axis = call.integer("axis", 1);
    long first = axis < 0 ? axis + in.dim() : axis;
    long rows = LongStream.range(0, first).map(in::size).reduce(1, (a, b) -> a * b);
    return in.reshape(rows, in.numel() / rows);
  }

  private static Tensor reshape(Call call) {
    Tensor in = call.tensor(0);
    long[] shape = call.integers(1, "shape");
    boolean zeroIsZero = call.integer("allowzero", 0) == 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] == 0 && !zeroIsZero ? in.size(i) : shape[i];
    }
    return in.reshape(shape);
  }

  /** ONNX names all beginnings, then all ends; PyTorch begins with the last dimension. */
  private static Tensor pad(Call call) {
    call.require(
        call.word("mode", "constant").equals("constant"), "only constant padding is known");
    call.require(!call.has(3), "padding of named axes is not known");
    long[] pads = call.integers(1, "pads");
    int dimensions = pads.length / 2;
    long[] turned = new long[pads.length];
    for (int d = 0; d < dimensions; d++) {
      turned[2 * d] = pads[dimensions - 1 - d];
      turned[2 * d + 1] = pads[2 * dimensions - 1 - d];
    }
    return constant_pad_nd(call.tensor(0), turned, new Scalar(call.number(2, "value", 0)));
  }
}
