package graft.train.torch;

import static graft.train.torch.OnnxGraphs.integer;
import static graft.train.torch.OnnxGraphs.ints;
import static graft.train.torch.OnnxGraphs.number;
import static graft.train.torch.OnnxGraphs.word;
import static graft.train.torch.OperatorCases.WORDS;
import static graft.train.torch.OperatorCases.graph;
import static graft.train.torch.OperatorCases.operator;
import static graft.train.torch.OperatorCases.unary;

import graft.train.torch.OperatorCases.Case;
import java.util.List;
import java.util.stream.Stream;

/** Operators that are layers: windows, norms, activations, reductions. */
final class LayerCases {
  private LayerCases() {}

  static Stream<Case> windows() {
    return Stream.of(
        operator(
            "Conv",
            graph()
                .weights("w", 5, 4, 3, 3)
                .weights("b", 5)
                .node("Conv", List.of("in", "w", "b"), "out", ints("pads", 1, 1, 1, 1))),
        operator(
            "Conv with strides, dilations and other padding at each end",
            graph()
                .weights("w", 5, 4, 3, 2)
                .node(
                    "Conv",
                    List.of("in", "w"),
                    "out",
                    ints("pads", 0, 1, 2, 3),
                    ints("strides", 2, 1),
                    ints("dilations", 1, 2))),
        operator(
            "Conv depthwise",
            graph()
                .weights("w", 4, 1, 3, 3)
                .node("Conv", List.of("in", "w"), "out", integer("group", 4))),
        operator("GlobalAveragePool", graph().node("GlobalAveragePool", List.of("in"), "out")),
        operator(
            "Conv padded as TensorFlow does",
            graph()
                .weights("w", 5, 4, 3, 3)
                .node(
                    "Conv",
                    List.of("in", "w"),
                    "out",
                    word("auto_pad", "SAME_UPPER"),
                    ints("strides", 2, 2))),
        operator(
            "Conv padded the other way",
            graph()
                .weights("w", 5, 4, 2, 4)
                .node("Conv", List.of("in", "w"), "out", word("auto_pad", "SAME_LOWER"))),
        operator(
            "MaxPool",
            graph()
                .node(
                    "MaxPool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 3),
                    ints("strides", 2, 2),
                    ints("pads", 1, 1, 1, 1))),
        operator(
            "MaxPool, uneven",
            graph()
                .node(
                    "MaxPool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 2),
                    ints("pads", 0, 1, 2, 0))),
        operator(
            "MaxPool, rounded up",
            graph()
                .node(
                    "MaxPool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 2, 2),
                    ints("strides", 2, 2),
                    integer("ceil_mode", 1))),
        operator(
            "AveragePool",
            graph()
                .node(
                    "AveragePool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 2, 2),
                    ints("strides", 2, 2))),
        operator(
            "AveragePool, padding not counted",
            graph()
                .node(
                    "AveragePool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 3),
                    ints("pads", 1, 1, 1, 1))),
        operator(
            "AveragePool, padding counted",
            graph()
                .node(
                    "AveragePool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 3),
                    ints("pads", 1, 1, 1, 1),
                    integer("count_include_pad", 1))),
        operator(
            "AveragePool, uneven",
            graph()
                .node(
                    "AveragePool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 3),
                    word("auto_pad", "SAME_UPPER"),
                    ints("strides", 2, 2))),
        unary("GlobalMaxPool"));
  }

  static Stream<Case> norms() {
    return Stream.of(
        operator(
            "BatchNormalization",
            graph()
                .weights("w", 4)
                .weights("b", 4)
                .weights("mean", 4)
                .floats("var", new float[] {1, 0.5f, 2, 0.1f}, 4)
                .node(
                    "BatchNormalization",
                    List.of("in", "w", "b", "mean", "var"),
                    "out",
                    number("epsilon", 1e-3f))),
        operator(
            "LayerNormalization",
            graph()
                .weights("w", 6)
                .weights("b", 6)
                .node("LayerNormalization", List.of("in", "w", "b"), "out"),
            WORDS),
        operator(
            "LayerNormalization of two dimensions, no bias",
            graph()
                .weights("w", 5, 6)
                .node("LayerNormalization", List.of("in", "w"), "out", integer("axis", 1)),
            WORDS),
        operator(
            "InstanceNormalization",
            graph()
                .weights("w", 4)
                .weights("b", 4)
                .node("InstanceNormalization", List.of("in", "w", "b"), "out")),
        operator(
            "GroupNormalization",
            21,
            graph()
                .weights("w", 4)
                .weights("b", 4)
                .node(
                    "GroupNormalization",
                    List.of("in", "w", "b"),
                    "out",
                    integer("num_groups", 2))),
        operator(
            "GroupNormalization of opset 18",
            graph()
                .weights("w", 2)
                .weights("b", 2)
                .node(
                    "GroupNormalization",
                    List.of("in", "w", "b"),
                    "out",
                    integer("num_groups", 2))));
  }

  static Stream<Case> activations() {
    return Stream.of(
        operator("Relu", graph().node("Relu", List.of("in"), "out")),
        operator("Sigmoid", graph().node("Sigmoid", List.of("in"), "out")),
        unary("LeakyRelu", number("alpha", 0.2f)),
        operator("PRelu", graph().weights("w", 4, 1, 1).node("PRelu", List.of("in", "w"), "out")),
        unary("Elu", number("alpha", 0.7f)),
        unary("Selu"),
        unary("Celu", number("alpha", 0.7f)),
        unary("HardSigmoid", number("alpha", 0.16f)),
        unary("HardSwish"),
        unary("Mish"),
        unary("Softplus"),
        unary("Softsign"),
        unary("Tanh"),
        unary("Erf"),
        unary("Gelu", 20),
        unary("Gelu", 20, word("approximate", "tanh")),
        unary("Softmax"),
        unary("Softmax", integer("axis", 1)),
        unary("Softmax", 11),
        unary("Softmax", 11, integer("axis", -1)),
        unary("LogSoftmax", integer("axis", 2)));
  }

  static Stream<Case> reductions() {
    return Stream.of(
        operator(
            "ReduceMean",
            graph()
                .longs("axes", 2, 3)
                .node("ReduceMean", List.of("in", "axes"), "out", integer("keepdims", 0))),
        operator(
            "ReduceMean of opset 13",
            13,
            graph().node("ReduceMean", List.of("in"), "out", ints("axes", -1))),
        unary("ReduceMean"),
        operator(
            "ReduceSum",
            graph().longs("axes", 1, -1).node("ReduceSum", List.of("in", "axes"), "out")),
        unary("ReduceSum", 11, ints("axes", 2), integer("keepdims", 0)),
        operator(
            "ReduceMax", graph().longs("axes", 1).node("ReduceMax", List.of("in", "axes"), "out")),
        unary("ReduceMin", 13, ints("axes", 2, 3), integer("keepdims", 0)),
        operator(
            "ReduceProd",
            graph()
                .longs("axes", 1, 3)
                .node("ReduceProd", List.of("in", "axes"), "out", integer("keepdims", 0))),
        unary("ReduceSumSquare", 13, ints("axes", 1)),
        unary("ReduceL2", 13, ints("axes", 1)));
  }
}
