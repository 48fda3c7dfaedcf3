package graft.train.torch;

import static java.util.Map.entry;
import static org.bytedeco.pytorch.global.torch.adaptive_avg_pool2d;
import static org.bytedeco.pytorch.global.torch.celu;
import static org.bytedeco.pytorch.global.torch.hardswish;
import static org.bytedeco.pytorch.global.torch.mish;
import static org.bytedeco.pytorch.global.torch.softplus;
import static org.bytedeco.pytorch.global.torch.softsign;

import graft.train.graph.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The table of operators: an ONNX operator and what it is in PyTorch, as <a
 * href="https://onnx.ai/onnx/operators/">onnx.ai/onnx/operators</a> defines it for opsets 11 to 21.
 * An operator is added by a line here and one in {@code OperatorsTest}, which holds it to ONNX
 * Runtime.
 */
final class Operators {
  private static final Map<String, Operator> TABLE =
      Map.ofEntries(
          // numbers
          entry("Add", call -> call.tensor(0).add(call.tensor(1))),
          entry("Sub", call -> call.tensor(0).sub(call.tensor(1))),
          entry("Mul", call -> call.tensor(0).mul(call.tensor(1))),
          entry("Div", Arithmetic::div),
          entry("Mod", Arithmetic::mod),
          entry("Pow", Arithmetic::pow),
          entry("Sqrt", Arithmetic::sqrt),
          entry("Exp", call -> call.tensor(0).exp()),
          entry("Log", call -> call.tensor(0).log()),
          entry("Neg", call -> call.tensor(0).neg()),
          entry("Abs", call -> call.tensor(0).abs()),
          entry("Sign", call -> call.tensor(0).sign()),
          entry("Reciprocal", call -> call.tensor(0).reciprocal()),
          entry("Floor", call -> call.tensor(0).floor()),
          entry("Ceil", call -> call.tensor(0).ceil()),
          entry("Round", call -> call.tensor(0).round()),
          entry("Sin", call -> call.tensor(0).sin()),
          entry("Cos", call -> call.tensor(0).cos()),
          entry("Clip", Arithmetic::clip),
          entry("Max", call -> folded(call, Tensor::maximum)),
          entry("Min", call -> folded(call, Tensor::minimum)),
          entry("Sum", call -> folded(call, Tensor::add)),
          entry("Identity", call -> call.tensor(0).alias()),
          entry("Dropout", call -> call.tensor(0).alias()), // there is none at inference
          // products
          entry("MatMul", call -> call.tensor(0).matmul(call.tensor(1))),
          entry("Gemm", Arithmetic::gemm),
          entry("Einsum", Arithmetic::einsum),
          // activations
          entry("Relu", call -> call.tensor(0).relu()),
          entry("LeakyRelu", Activations::leakyRelu),
          entry("PRelu", Activations::prelu),
          entry("Elu", Activations::exponential),
          entry("Selu", Activations::scaledExponential),
          entry("Celu", call -> celu(call.tensor(0), new Scalar(call.number("alpha", 1)))),
          entry("Sigmoid", call -> call.tensor(0).sigmoid()),
          entry("HardSigmoid", Activations::hardSigmoid),
          entry("HardSwish", call -> hardswish(call.tensor(0))),
          entry("Swish", Activations::swish),
          entry("Mish", call -> mish(call.tensor(0))),
          entry("Softplus", call -> softplus(call.tensor(0))),
          entry("Softsign", call -> softsign(call.tensor(0))),
          entry("Tanh", call -> call.tensor(0).tanh()),
          entry("Erf", call -> call.tensor(0).erf()),
          entry("Gelu", Activations::gelu),
          entry("Softmax", Activations::softmax),
          entry("LogSoftmax", Activations::logSoftmax),
          // windows
          entry("Conv", Convolutions::conv),
          entry("MaxPool", Convolutions::maxPool),
          entry("AveragePool", Convolutions::averagePool),
          entry("GlobalAveragePool", call -> adaptive_avg_pool2d(call.tensor(0), 1, 1)),
          entry("GlobalMaxPool", call -> call.tensor(0).amax(new long[] {2, 3}, true)),
          // norms
          entry("BatchNormalization", Norms::batch),
          entry("LayerNormalization", Norms::layer),
          entry("InstanceNormalization", Norms::instance),
          entry("GroupNormalization", Norms::group),
          // reductions
          entry("ReduceMean", Arithmetic::mean),
          entry("ReduceSum", Arithmetic::sum),
          entry("ReduceMax", Arithmetic::largest),
          entry("ReduceMin", Arithmetic::least),
          entry("ReduceProd", Arithmetic::product),
          entry("ReduceSumSquare", Arithmetic::squares),
          entry("ReduceL2", Arithmetic::length),
          // shapes
          entry("Flatten", Shapes::flatten),
          entry("Reshape", Shapes::reshape),
          entry("Transpose", Shapes::transpose),
          entry("Squeeze", Shapes::squeeze),
          entry("Unsqueeze", Shapes::unsqueeze),
          entry("Concat", Shapes::concat),
          entry("Split", Shapes::split),
          entry("Expand", Shapes::expand),
          entry("Tile", Shapes::tile),
          entry("Pad", Shapes::pad),
          entry("DepthToSpace", Shapes::depthToSpace),
          entry("SpaceToDepth", Shapes::spaceToDepth),
          entry("Shape", Shapes::shape),
          entry("Size", call -> Tensor.create(call.tensor(0).numel())),
          // picks
          entry("Gather", Picks::gather),
          entry("GatherND", Picks::gatherBlocks),
          entry("GatherElements", Picks::gatherElements),
          entry("Slice", Picks::slice),
          entry("Where", Picks::choose),
          entry("Range", Picks::range),
          entry("ConstantOfShape", Picks::constantOfShape),
          entry("Cast", Picks::cast),
          entry("CastLike", Picks::castLike),
          // comparisons
          entry("Equal", call -> call.tensor(0).eq(call.tensor(1))),
          entry("Less", call -> call.tensor(0).lt(call.tensor(1))),
          entry("LessOrEqual", call -> call.tensor(0).le(call.tensor(1))),
          entry("Greater", call -> call.tensor(0).gt(call.tensor(1))),
          entry("GreaterOrEqual", call -> call.tensor(0).ge(call.tensor(1))),
          entry("Not", call -> call.tensor(0).logical_not()),
          entry("And", call -> call.tensor(0).logical_and(call.tensor(1))),
          entry("Or", call -> call.tensor(0).logical_or(call.tensor(1))));

  /**
   * The one operator that makes several tensors; what others make besides the first, nobody reads.
   */
  private static final String SEVERAL = "Split";

  private Operators() {}

  /**
   * What a node does.
   *
   * @param read the tensors that somebody reads
   * @return empty if it is not known
   */
  static Optional<Operator> of(Node node, Set<String> read) {
    List<String> more = node.outputs().subList(1, node.outputs().size());
    return more.stream().anyMatch(read::contains) && !node.type().equals(SEVERAL)
        ? Optional.empty()
        : Optional.ofNullable(TABLE.get(node.type()));
  }

  private static Tensor folded(Call call, BinaryOperator<Tensor> operator) {
    return call.tensors().stream().reduce(operator).orElseThrow().alias();
  }
}
