package graft.train.torch;

import static graft.train.torch.OnnxGraphs.integer;
import static graft.train.torch.OnnxGraphs.ints;
import static graft.train.torch.OnnxGraphs.number;
import static graft.train.torch.OnnxGraphs.word;
import static graft.train.torch.OperatorCases.WORDS;
import static graft.train.torch.OperatorCases.comparison;
import static graft.train.torch.OperatorCases.graph;
import static graft.train.torch.OperatorCases.joined;
import static graft.train.torch.OperatorCases.ofPositive;
import static graft.train.torch.OperatorCases.operator;
import static graft.train.torch.OperatorCases.unary;

import graft.train.torch.OperatorCases.Case;
import java.util.List;
import java.util.stream.Stream;

/** Operators on numbers: sums, products, comparisons. */
final class NumberCases {
  private NumberCases() {}

  static Stream<Case> numbers() {
    return Stream.of(
        operator(
            "Add a bias", graph().weights("w", 4, 1, 1).node("Add", List.of("in", "w"), "out")),
        operator("Sub", graph().weights("w", 4, 1, 1).node("Sub", List.of("w", "in"), "out")),
        operator("Mul", graph().weights("w", 6).node("Mul", List.of("in", "w"), "out")),
        operator(
            "Div", graph().floats("w", new float[] {3}, 1).node("Div", List.of("in", "w"), "out")),
        operator(
            "Sqrt, of zeros too",
            graph().node("Relu", List.of("in"), "r").node("Sqrt", List.of("r"), "out")),
        operator("Identity", graph().node("Identity", List.of("in"), "out")),
        operator(
            "Clip",
            graph()
                .floats("low", new float[] {-0.5f})
                .floats("high", new float[] {0.7f})
                .node("Clip", List.of("in", "low", "high"), "out")),
        operator(
            "Clip above alone",
            graph()
                .floats("high", new float[] {0.7f})
                .node("Clip", List.of("in", "", "high"), "out")),
        operator(
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
        operator(
            "Pow", graph().floats("two", new float[] {2}).node("Pow", List.of("in", "two"), "out")),
        operator(
            "Pow of whole numbers, by row",
            graph()
                .floats("powers", new float[] {1, 2, 3, 1, 2, 3}, 6)
                .node("Pow", List.of("in", "powers"), "out")),
        operator(
            "Max",
            graph().weights("w", 6).weights("v", 7, 1).node("Max", List.of("in", "w", "v"), "out")),
        operator("Min", graph().weights("w", 6).node("Min", List.of("in", "w"), "out")),
        operator("Sum", graph().weights("w", 6).node("Sum", List.of("in", "w", "in"), "out")),
        operator(
            "Mod",
            graph()
                .floats("w", new float[] {0.3f})
                .node("Mod", List.of("in", "w"), "out", integer("fmod", 1))),
        operator(
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
        operator(
            "a single float64",
            graph()
                .real("w", 1.5)
                .node("Cast", List.of("w"), "f", integer("to", 1))
                .node("Mul", List.of("in", "f"), "out")));
  }

  static Stream<Case> products() {
    return Stream.of(
        operator("MatMul", graph().weights("w", 6, 5).node("MatMul", List.of("in", "w"), "out")),
        operator(
            "Gemm",
            graph()
                .weights("w", 3, 6)
                .weights("b", 3)
                .node("Gemm", List.of("in", "w", "b"), "out", integer("transB", 1)),
            5,
            6),
        operator(
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
        operator(
            "MatMul of a turned weight",
            graph()
                .weights("w", 5, 6)
                .node("Transpose", List.of("w"), "t", ints("perm", 1, 0))
                .node("MatMul", List.of("in", "t"), "out"),
            WORDS),
        operator(
            "Einsum",
            graph()
                .weights("w", 6, 3)
                .node("Einsum", List.of("in", "w"), "out", word("equation", "bij,jk->bik")),
            WORDS));
  }

  static Stream<Case> comparisons() {
    return Stream.of(
        comparison("Less"),
        comparison("LessOrEqual"),
        comparison("Greater"),
        comparison("GreaterOrEqual"),
        operator(
            "Equal",
            graph()
                .node("Abs", List.of("in"), "size")
                .node("Equal", List.of("in", "size"), "holds")
                .node("Cast", List.of("holds"), "out", integer("to", 1))),
        operator(
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
