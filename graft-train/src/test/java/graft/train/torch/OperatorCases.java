package graft.train.torch;

import static graft.train.torch.OnnxGraphs.integer;
import static graft.train.torch.OnnxGraphs.ints;
import static graft.train.torch.OnnxGraphs.longTensor;
import static graft.train.torch.OnnxGraphs.number;
import static graft.train.torch.OnnxGraphs.word;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** A small graph for each operator, and one more for whatever it may be set to. */
final class OperatorCases {
  private static final long[] PICTURES = {2, 4, 7, 6};
  private static final long[] WORDS = {2, 5, 6};

  private OperatorCases() {}

  /** A graph of the operator, and the shape of what goes in. */
  @SuppressWarnings("ArrayRecordComponent") // read alone
  record Case(String name, ByteBuffer onnx, long[] shape) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(String name, OnnxGraphs graph, long... shape) {
    return of(name, 18, graph, shape);
  }

  private static Case of(String name, int opset, OnnxGraphs graph, long... shape) {
    return new Case(name, graph.bytes(opset), shape.length == 0 ? PICTURES : shape);
  }

  private static OnnxGraphs graph() {
    return new OnnxGraphs();
  }

  /** An operator with one input. */
  private static Case unary(String type, AttributeProto... attributes) {
    return unary(type, 18, attributes);
  }

  private static Case unary(String type, int opset, AttributeProto... attributes) {
    return of(type, opset, graph().node(type, List.of("in"), "out", attributes));
  }

  /** Of numbers above 0. */
  private static Case ofPositive(String type) {
    return of(
        type,
        graph()
            .floats("half", new float[] {0.5f})
            .node("Abs", List.of("in"), "size")
            .node("Add", List.of("size", "half"), "above")
            .node(type, List.of("above"), "out"));
  }

  /** A comparison with a tenth, 1 where it holds. */
  private static Case comparison(String type) {
    return of(
        type,
        graph()
            .floats("tenth", new float[] {0.1f})
            .node(type, List.of("in", "tenth"), "holds")
            .node("Cast", List.of("holds"), "out", integer("to", 1)));
  }

  /** Two conditions, joined. */
  private static Case joined(String type) {
    return of(
        type,
        graph()
            .floats("low", new float[] {-0.5f})
            .floats("high", new float[] {0.5f})
            .node("Greater", List.of("in", "low"), "one")
            .node("Greater", List.of("in", "high"), "other")
            .node(type, List.of("one", "other"), "holds")
            .node("Cast", List.of("holds"), "out", integer("to", 1)));
  }

  static Stream<Case> all() {
    return Stream.of(
            numbers(),
            products(),
            activations(),
            windows(),
            norms(),
            reductions(),
            shapes(),
            picks(),
            comparisons())
        .flatMap(cases -> cases);
  }

  private static Stream<Case> numbers() {
    return Stream.of(
        of("Add a bias", graph().weights("w", 4, 1, 1).node("Add", List.of("in", "w"), "out")),
        of("Sub", graph().weights("w", 4, 1, 1).node("Sub", List.of("w", "in"), "out")),
        of("Mul", graph().weights("w", 6).node("Mul", List.of("in", "w"), "out")),
        of("Div", graph().floats("w", new float[] {3}, 1).node("Div", List.of("in", "w"), "out")),
        of(
            "Sqrt, of zeros too",
            graph().node("Relu", List.of("in"), "r").node("Sqrt", List.of("r"), "out")),
        of("Identity", graph().node("Identity", List.of("in"), "out")),
        of(
            "Clip",
            graph()
                .floats("low", new float[] {-0.5f})
                .floats("high", new float[] {0.7f})
                .node("Clip", List.of("in", "low", "high"), "out")),
        of(
            "Clip above alone",
            graph()
                .floats("high", new float[] {0.7f})
                .node("Clip", List.of("in", "", "high"), "out")),
        of(
            "Clip of opset 10",
            10,
            graph().node("Clip", List.of("in"), "out", number("min", 0), number("max", 1))),
        unary("Exp"),
        unary("Neg"),
        unary("Abs"),
        unary("Sign"),
        unary("Floor"),
        unary("Ceil"),
        unary("Round"),
        unary("Sin"),
        unary("Cos"),
        ofPositive("Log"),
        ofPositive("Reciprocal"),
        unary("Dropout"),
        of("Pow", graph().floats("two", new float[] {2}).node("Pow", List.of("in", "two"), "out")),
        of(
            "Pow of whole numbers, by row",
            graph()
                .floats("powers", new float[] {1, 2, 3, 1, 2, 3}, 6)
                .node("Pow", List.of("in", "powers"), "out")),
        of(
            "Max",
            graph().weights("w", 6).weights("v", 7, 1).node("Max", List.of("in", "w", "v"), "out")),
        of("Min", graph().weights("w", 6).node("Min", List.of("in", "w"), "out")),
        of("Sum", graph().weights("w", 6).node("Sum", List.of("in", "w", "in"), "out")),
        of(
            "Mod",
            graph()
                .floats("w", new float[] {0.3f})
                .node("Mod", List.of("in", "w"), "out", integer("fmod", 1))),
        of(
            "Div, Mod and Clip of whole numbers",
            graph()
                .longs("w", -7, 5, -3)
                .longs("two", 2)
                .longs("low", -3)
                .node("Shape", List.of("in"), "shape")
                .node("Div", List.of("w", "two"), "d")
                .node("Mod", List.of("w", "two"), "m")
                .node("Concat", List.of("d", "m", "shape"), "all", integer("axis", 0))
                .node("Squeeze", List.of("low"), "bound")
                .node("Clip", List.of("all", "bound"), "c")
                .node("Cast", List.of("c"), "out", integer("to", 1))),
        of(
            "a single float64",
            graph()
                .real("w", 1.5)
                .node("Cast", List.of("w"), "f", integer("to", 1))
                .node("Mul", List.of("in", "f"), "out")));
  }

  private static Stream<Case> products() {
    return Stream.of(
        of("MatMul", graph().weights("w", 6, 5).node("MatMul", List.of("in", "w"), "out")),
        of(
            "Gemm",
            graph()
                .weights("w", 3, 6)
                .weights("b", 3)
                .node("Gemm", List.of("in", "w", "b"), "out", integer("transB", 1)),
            5,
            6),
        of(
            "Gemm turned and scaled",
            graph()
                .weights("w", 5, 3)
                .weights("b", 6, 1)
                .node(
                    "Gemm",
                    List.of("in", "w", "b"),
                    "out",
                    integer("transA", 1),
                    number("alpha", 0.5f),
                    number("beta", 2)),
            5,
            6),
        of(
            "MatMul of a turned weight",
            graph()
                .weights("w", 5, 6)
                .node("Transpose", List.of("w"), "t", ints("perm", 1, 0))
                .node("MatMul", List.of("in", "t"), "out"),
            WORDS),
        of(
            "Einsum",
            graph()
                .weights("w", 6, 3)
                .node("Einsum", List.of("in", "w"), "out", word("equation", "bij,jk->bik")),
            WORDS));
  }

  private static Stream<Case> activations() {
    return Stream.of(
        of("Relu", graph().node("Relu", List.of("in"), "out")),
        of("Sigmoid", graph().node("Sigmoid", List.of("in"), "out")),
        unary("LeakyRelu", number("alpha", 0.2f)),
        of("PRelu", graph().weights("w", 4, 1, 1).node("PRelu", List.of("in", "w"), "out")),
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

  private static Stream<Case> windows() {
    return Stream.of(
        of(
            "Conv",
            graph()
                .weights("w", 5, 4, 3, 3)
                .weights("b", 5)
                .node("Conv", List.of("in", "w", "b"), "out", ints("pads", 1, 1, 1, 1))),
        of(
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
        of(
            "Conv depthwise",
            graph()
                .weights("w", 4, 1, 3, 3)
                .node("Conv", List.of("in", "w"), "out", integer("group", 4))),
        of("GlobalAveragePool", graph().node("GlobalAveragePool", List.of("in"), "out")),
        of(
            "Conv padded as TensorFlow does",
            graph()
                .weights("w", 5, 4, 3, 3)
                .node(
                    "Conv",
                    List.of("in", "w"),
                    "out",
                    word("auto_pad", "SAME_UPPER"),
                    ints("strides", 2, 2))),
        of(
            "Conv padded the other way",
            graph()
                .weights("w", 5, 4, 2, 4)
                .node("Conv", List.of("in", "w"), "out", word("auto_pad", "SAME_LOWER"))),
        of(
            "MaxPool",
            graph()
                .node(
                    "MaxPool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 3),
                    ints("strides", 2, 2),
                    ints("pads", 1, 1, 1, 1))),
        of(
            "MaxPool, uneven",
            graph()
                .node(
                    "MaxPool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 2),
                    ints("pads", 0, 1, 2, 0))),
        of(
            "MaxPool, rounded up",
            graph()
                .node(
                    "MaxPool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 2, 2),
                    ints("strides", 2, 2),
                    integer("ceil_mode", 1))),
        of(
            "AveragePool",
            graph()
                .node(
                    "AveragePool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 2, 2),
                    ints("strides", 2, 2))),
        of(
            "AveragePool, padding not counted",
            graph()
                .node(
                    "AveragePool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 3),
                    ints("pads", 1, 1, 1, 1))),
        of(
            "AveragePool, padding counted",
            graph()
                .node(
                    "AveragePool",
                    List.of("in"),
                    "out",
                    ints("kernel_shape", 3, 3),
                    ints("pads", 1, 1, 1, 1),
                    integer("count_include_pad", 1))),
        of(
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

  private static Stream<Case> norms() {
    return Stream.of(
        of(
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
        of(
            "LayerNormalization",
            graph()
                .weights("w", 6)
                .weights("b", 6)
                .node("LayerNormalization", List.of("in", "w", "b"), "out"),
            WORDS),
        of(
            "LayerNormalization of two dimensions, no bias",
            graph()
                .weights("w", 5, 6)
                .node("LayerNormalization", List.of("in", "w"), "out", integer("axis", 1)),
            WORDS),
        of(
            "InstanceNormalization",
            graph()
                .weights("w", 4)
                .weights("b", 4)
                .node("InstanceNormalization", List.of("in", "w", "b"), "out")),
        of(
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
        of(
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

  private static Stream<Case> reductions() {
    return Stream.of(
        of(
            "ReduceMean",
            graph()
                .longs("axes", 2, 3)
                .node("ReduceMean", List.of("in", "axes"), "out", integer("keepdims", 0))),
        of(
            "ReduceMean of opset 13",
            13,
            graph().node("ReduceMean", List.of("in"), "out", ints("axes", -1))),
        unary("ReduceMean"),
        of(
            "ReduceSum",
            graph().longs("axes", 1, -1).node("ReduceSum", List.of("in", "axes"), "out")),
        unary("ReduceSum", 11, ints("axes", 2), integer("keepdims", 0)),
        of("ReduceMax", graph().longs("axes", 1).node("ReduceMax", List.of("in", "axes"), "out")),
        unary("ReduceMin", 13, ints("axes", 2, 3), integer("keepdims", 0)),
        of(
            "ReduceProd",
            graph()
                .longs("axes", 1, 3)
                .node("ReduceProd", List.of("in", "axes"), "out", integer("keepdims", 0))),
        unary("ReduceSumSquare", 13, ints("axes", 1)),
        unary("ReduceL2", 13, ints("axes", 1)));
  }

  private static Stream<Case> shapes() {
    return Stream.of(
        of("Flatten", graph().node("Flatten", List.of("in"), "out")),
        of(
            "Flatten from the end",
            graph().node("Flatten", List.of("in"), "out", integer("axis", -1))),
        of(
            "Reshape",
            graph().longs("shape", 0, -1, 3).node("Reshape", List.of("in", "shape"), "out")),
        of(
            "Pad",
            graph()
                .longs("pads", 0, 1, 2, 3, 0, 0, 1, 2)
                .floats("value", new float[] {0.5f})
                .node("Pad", List.of("in", "pads", "value"), "out")),
        unary("Transpose"),
        unary("Transpose", ints("perm", 0, 2, 3, 1)),
        of(
            "Squeeze and Unsqueeze",
            graph()
                .longs("end", -1)
                .longs("both", 3, 0)
                .node("Unsqueeze", List.of("in", "both"), "u")
                .node("Squeeze", List.of("u", "both"), "s")
                .node("Unsqueeze", List.of("s", "end"), "out")),
        of(
            "Squeeze and Unsqueeze of opset 11",
            11,
            graph()
                .node("Unsqueeze", List.of("in"), "u", ints("axes", 0, 3))
                .node("Squeeze", List.of("u"), "s", ints("axes", 0))
                .node("Squeeze", List.of("s"), "out")),
        of(
            "Concat",
            graph()
                .weights("w", 2, 4, 7, 2)
                .node("Concat", List.of("in", "w", "in"), "out", integer("axis", -1))),
        of(
            "Split",
            graph()
                .longs("sizes", 1, 3)
                .split(List.of("in", "sizes"), List.of("a", "b"), integer("axis", 1))
                .node("Sub", List.of("b", "a"), "out")),
        of(
            "Split into equal parts, one unread",
            graph()
                .split(
                    List.of("in"), List.of("a", "b"), integer("axis", 3), integer("num_outputs", 2))
                .node("Neg", List.of("b"), "out")),
        of(
            "Split of opset 11",
            11,
            graph()
                .split(List.of("in"), List.of("a", "b"), integer("axis", 1), ints("split", 2, 2))
                .node("Sub", List.of("b", "a"), "out")),
        of(
            "Expand",
            graph()
                .weights("w", 1, 6)
                .longs("shape", 2, 1, 7, 1)
                .node("Expand", List.of("w", "shape"), "e")
                .node("Add", List.of("in", "e"), "out")),
        of(
            "Tile",
            graph().longs("repeats", 1, 2, 1, 3).node("Tile", List.of("in", "repeats"), "out")),
        of(
            "Pad of opset 10",
            10,
            graph()
                .node(
                    "Pad",
                    List.of("in"),
                    "out",
                    ints("pads", 0, 0, 1, 2, 0, 0, 0, 1),
                    number("value", 0.5f))),
        of(
            "Pad of named dimensions",
            graph()
                .longs("pads", 1, 0, 2, 1)
                .longs("axes", -1, 2)
                .node("Pad", List.of("in", "pads", "", "axes"), "out")),
        of(
            "Pad by mirroring",
            graph()
                .longs("pads", 0, 0, 1, 2, 0, 0, 2, 1)
                .node("Pad", List.of("in", "pads"), "out", word("mode", "reflect"))),
        of(
            "Pad by repeating the edge",
            graph()
                .longs("pads", 0, 0, 1, 2, 0, 0, 2, 1)
                .node("Pad", List.of("in", "pads"), "out", word("mode", "edge"))),
        of(
            "DepthToSpace",
            graph().node("DepthToSpace", List.of("in"), "out", integer("blocksize", 2)),
            2,
            8,
            3,
            4),
        of(
            "DepthToSpace, column-row-depth",
            graph()
                .node(
                    "DepthToSpace",
                    List.of("in"),
                    "out",
                    integer("blocksize", 2),
                    word("mode", "CRD")),
            2,
            8,
            3,
            4),
        of(
            "SpaceToDepth",
            graph().node("SpaceToDepth", List.of("in"), "out", integer("blocksize", 2)),
            2,
            3,
            4,
            6),
        of(
            "Shape",
            graph()
                .node("Shape", List.of("in"), "shape")
                .node("Cast", List.of("shape"), "out", integer("to", 1))),
        of(
            "Shape in part",
            graph()
                .node("Shape", List.of("in"), "shape", integer("start", 1), integer("end", -1))
                .node("Cast", List.of("shape"), "out", integer("to", 1))),
        of(
            "Size",
            graph()
                .longs("one", 1)
                .node("Size", List.of("in"), "size")
                .node("Reshape", List.of("size", "one"), "row")
                .node("Cast", List.of("row"), "out", integer("to", 1))));
  }

  private static Stream<Case> picks() {
    return Stream.of(
        of(
            "Gather",
            graph()
                .longs("rows", 3, -1, 0)
                .node("Gather", List.of("in", "rows"), "out", integer("axis", 1))),
        of(
            "Gather by a table",
            graph()
                .longs("rows", 5, 0, 2, 1)
                .longs("square", 2, 2)
                .node("Reshape", List.of("rows", "square"), "table")
                .node("Gather", List.of("in", "table"), "out", integer("axis", -1))),
        of(
            "GatherND",
            graph()
                .longs("rows", 1, -2, 0, 3, 1, 1)
                .longs("shape", 3, 1, 2)
                .node("Reshape", List.of("rows", "shape"), "table")
                .node("GatherND", List.of("in", "table"), "out")),
        of(
            "GatherElements",
            graph()
                .longs("row", 1, 0, -1, 2, 1, 0)
                .longs("shape", 1, 1, 1, 6)
                .node("Reshape", List.of("row", "shape"), "places")
                .node("GatherElements", List.of("in", "places"), "out", integer("axis", 2))),
        of(
            "Slice",
            graph()
                .longs("starts", 1, -5)
                .longs("ends", 3, 1000)
                .longs("axes", 1, 2)
                .longs("steps", 1, 2)
                .node("Slice", List.of("in", "starts", "ends", "axes", "steps"), "out")),
        of(
            "Slice backwards",
            graph()
                .longs("starts", -1, 5)
                .longs("ends", -1000, 1)
                .longs("axes", 1, 3)
                .longs("steps", -1, -2)
                .node("Slice", List.of("in", "starts", "ends", "axes", "steps"), "out")),
        of(
            "Slice of the first dimensions",
            graph()
                .longs("starts", 0, 1)
                .longs("ends", 1, 3)
                .node("Slice", List.of("in", "starts", "ends"), "out")),
        of(
            "Slice of opset 9",
            9,
            graph()
                .node(
                    "Slice",
                    List.of("in"),
                    "out",
                    ints("axes", 1),
                    ints("starts", 1),
                    ints("ends", 3))),
        of(
            "Where",
            graph()
                .flags("some", 1, 0, 0, 1, 1, 0)
                .floats("w", new float[] {9})
                .node("Where", List.of("some", "in", "w"), "out")),
        of(
            "Range",
            graph()
                .longs("start", 2)
                .longs("step", 3)
                .longs("first", 0)
                .node("Shape", List.of("in"), "shape")
                .node("Gather", List.of("shape", "first"), "n")
                .node("Mul", List.of("n", "step"), "m")
                .node("Add", List.of("m", "start"), "end")
                .node("Squeeze", List.of("start"), "s")
                .node("Squeeze", List.of("end"), "e")
                .node("Squeeze", List.of("step"), "d")
                .node("Range", List.of("s", "e", "d"), "range")
                .node("Cast", List.of("range"), "out", integer("to", 1))),
        of(
            "ConstantOfShape",
            graph()
                .node("Shape", List.of("in"), "shape")
                .node("ConstantOfShape", List.of("shape"), "five", longTensor("value", 5))
                .node("CastLike", List.of("five", "in"), "c")
                .node("Mul", List.of("c", "in"), "out")),
        of(
            "ConstantOfShape of zeros",
            graph()
                .node("Shape", List.of("in"), "shape")
                .node("ConstantOfShape", List.of("shape"), "zero")
                .node("Sub", List.of("zero", "in"), "out")),
        of(
            "Cast to whole numbers",
            graph()
                .node("Cast", List.of("in"), "whole", integer("to", 7))
                .node("Cast", List.of("whole"), "out", integer("to", 1))),
        of(
            "Cast to yes and no",
            graph()
                .node("Relu", List.of("in"), "r")
                .node("Cast", List.of("r"), "some", integer("to", 9))
                .node("Cast", List.of("some"), "out", integer("to", 1))));
  }

  private static Stream<Case> comparisons() {
    return Stream.of(
        comparison("Less"),
        comparison("LessOrEqual"),
        comparison("Greater"),
        comparison("GreaterOrEqual"),
        of(
            "Equal",
            graph()
                .node("Abs", List.of("in"), "size")
                .node("Equal", List.of("in", "size"), "holds")
                .node("Cast", List.of("holds"), "out", integer("to", 1))),
        of(
            "Not",
            graph()
                .floats("zero", new float[] {0})
                .node("Less", List.of("in", "zero"), "below")
                .node("Not", List.of("below"), "above")
                .node("Cast", List.of("above"), "out", integer("to", 1))),
        joined("And"),
        joined("Or"));
  }
}
