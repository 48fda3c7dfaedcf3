package graft.train.torch;

import static graft.train.torch.OnnxGraphs.integer;
import static graft.train.torch.OnnxGraphs.ints;
import static graft.train.torch.OnnxGraphs.longTensor;
import static graft.train.torch.OnnxGraphs.number;
import static graft.train.torch.OnnxGraphs.word;
import static graft.train.torch.OperatorCases.graph;
import static graft.train.torch.OperatorCases.operator;
import static graft.train.torch.OperatorCases.unary;

import graft.train.torch.OperatorCases.Case;
import java.util.List;
import java.util.stream.Stream;

/** Operators that shape and pick. */
final class ShapeCases {
  private ShapeCases() {}

  static Stream<Case> shapes() {
    return Stream.of(
        operator("Flatten", graph().node("Flatten", List.of("in"), "out")),
        operator(
            "Flatten from the end",
            graph().node("Flatten", List.of("in"), "out", integer("axis", -1))),
        operator(
            "Reshape",
            graph().longs("shape", 0, -1, 3).node("Reshape", List.of("in", "shape"), "out")),
        operator(
            "Pad",
            graph()
                .longs("pads", 0, 1, 2, 3, 0, 0, 1, 2)
                .floats("value", new float[] {0.5f})
                .node("Pad", List.of("in", "pads", "value"), "out")),
        unary("Transpose"),
        unary("Transpose", ints("perm", 0, 2, 3, 1)),
        operator(
            "Squeeze and Unsqueeze",
            graph()
                .longs("end", -1)
                .longs("both", 3, 0)
                .node("Unsqueeze", List.of("in", "both"), "u")
                .node("Squeeze", List.of("u", "both"), "s")
                .node("Unsqueeze", List.of("s", "end"), "out")),
        operator(
            "Squeeze and Unsqueeze of opset 11",
            11,
            graph()
                .node("Unsqueeze", List.of("in"), "u", ints("axes", 0, 3))
                .node("Squeeze", List.of("u"), "s", ints("axes", 0))
                .node("Squeeze", List.of("s"), "out")),
        operator(
            "Concat",
            graph()
                .weights("w", 2, 4, 7, 2)
                .node("Concat", List.of("in", "w", "in"), "out", integer("axis", -1))),
        operator(
            "Split",
            graph()
                .longs("sizes", 1, 3)
                .split(List.of("in", "sizes"), List.of("a", "b"), integer("axis", 1))
                .node("Sub", List.of("b", "a"), "out")),
        operator(
            "Split into equal parts, one unread",
            graph()
                .split(
                    List.of("in"), List.of("a", "b"), integer("axis", 3), integer("num_outputs", 2))
                .node("Neg", List.of("b"), "out")),
        operator(
            "Split of opset 11",
            11,
            graph()
                .split(List.of("in"), List.of("a", "b"), integer("axis", 1), ints("split", 2, 2))
                .node("Sub", List.of("b", "a"), "out")),
        operator(
            "Expand",
            graph()
                .weights("w", 1, 6)
                .longs("shape", 2, 1, 7, 1)
                .node("Expand", List.of("w", "shape"), "e")
                .node("Add", List.of("in", "e"), "out")),
        operator(
            "Tile",
            graph().longs("repeats", 1, 2, 1, 3).node("Tile", List.of("in", "repeats"), "out")),
        operator(
            "Pad of opset 10",
            10,
            graph()
                .node(
                    "Pad",
                    List.of("in"),
                    "out",
                    ints("pads", 0, 0, 1, 2, 0, 0, 0, 1),
                    number("value", 0.5f))),
        operator(
            "Pad of named dimensions",
            graph()
                .longs("pads", 1, 0, 2, 1)
                .longs("axes", -1, 2)
                .node("Pad", List.of("in", "pads", "", "axes"), "out")),
        operator(
            "Pad by mirroring",
            graph()
                .longs("pads", 0, 0, 1, 2, 0, 0, 2, 1)
                .node("Pad", List.of("in", "pads"), "out", word("mode", "reflect"))),
        operator(
            "Pad by repeating the edge",
            graph()
                .longs("pads", 0, 0, 1, 2, 0, 0, 2, 1)
                .node("Pad", List.of("in", "pads"), "out", word("mode", "edge"))),
        operator(
            "DepthToSpace",
            graph().node("DepthToSpace", List.of("in"), "out", integer("blocksize", 2)),
            2,
            8,
            3,
            4),
        operator(
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
        operator(
            "SpaceToDepth",
            graph().node("SpaceToDepth", List.of("in"), "out", integer("blocksize", 2)),
            2,
            3,
            4,
            6),
        operator(
            "Shape",
            graph()
                .node("Shape", List.of("in"), "shape")
                .node("Cast", List.of("shape"), "out", integer("to", 1))),
        operator(
            "Shape in part",
            graph()
                .node("Shape", List.of("in"), "shape", integer("start", 1), integer("end", -1))
                .node("Cast", List.of("shape"), "out", integer("to", 1))),
        operator(
            "Size",
            graph()
                .longs("one", 1)
                .node("Size", List.of("in"), "size")
                .node("Reshape", List.of("size", "one"), "row")
                .node("Cast", List.of("row"), "out", integer("to", 1))));
  }

  static Stream<Case> picks() {
    return Stream.of(
        operator(
            "Gather",
            graph()
                .longs("rows", 3, -1, 0)
                .node("Gather", List.of("in", "rows"), "out", integer("axis", 1))),
        operator(
            "Gather by a table",
            graph()
                .longs("rows", 5, 0, 2, 1)
                .longs("square", 2, 2)
                .node("Reshape", List.of("rows", "square"), "table")
                .node("Gather", List.of("in", "table"), "out", integer("axis", -1))),
        operator(
            "GatherND",
            graph()
                .longs("rows", 1, -2, 0, 3, 1, 1)
                .longs("shape", 3, 1, 2)
                .node("Reshape", List.of("rows", "shape"), "table")
                .node("GatherND", List.of("in", "table"), "out")),
        operator(
            "GatherElements",
            graph()
                .longs("row", 1, 0, -1, 2, 1, 0)
                .longs("shape", 1, 1, 1, 6)
                .node("Reshape", List.of("row", "shape"), "places")
                .node("GatherElements", List.of("in", "places"), "out", integer("axis", 2))),
        operator(
            "Slice",
            graph()
                .longs("starts", 1, -5)
                .longs("ends", 3, 1000)
                .longs("axes", 1, 2)
                .longs("steps", 1, 2)
                .node("Slice", List.of("in", "starts", "ends", "axes", "steps"), "out")),
        operator(
            "Slice backwards",
            graph()
                .longs("starts", -1, 5)
                .longs("ends", -1000, 1)
                .longs("axes", 1, 3)
                .longs("steps", -1, -2)
                .node("Slice", List.of("in", "starts", "ends", "axes", "steps"), "out")),
        operator(
            "Slice of the first dimensions",
            graph()
                .longs("starts", 0, 1)
                .longs("ends", 1, 3)
                .node("Slice", List.of("in", "starts", "ends"), "out")),
        operator(
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
        operator(
            "Where",
            graph()
                .flags("some", 1, 0, 0, 1, 1, 0)
                .floats("w", new float[] {9})
                .node("Where", List.of("some", "in", "w"), "out")),
        operator(
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
        operator(
            "ConstantOfShape",
            graph()
                .node("Shape", List.of("in"), "shape")
                .node("ConstantOfShape", List.of("shape"), "five", longTensor("value", 5))
                .node("CastLike", List.of("five", "in"), "c")
                .node("Mul", List.of("c", "in"), "out")),
        operator(
            "ConstantOfShape of zeros",
            graph()
                .node("Shape", List.of("in"), "shape")
                .node("ConstantOfShape", List.of("shape"), "zero")
                .node("Sub", List.of("zero", "in"), "out")),
        operator(
            "Cast to whole numbers",
            graph()
                .node("Cast", List.of("in"), "whole", integer("to", 7))
                .node("Cast", List.of("whole"), "out", integer("to", 1))),
        operator(
            "Cast to yes and no",
            graph()
                .node("Relu", List.of("in"), "r")
                .node("Cast", List.of("r"), "some", integer("to", 9))
                .node("Cast", List.of("some"), "out", integer("to", 1))));
  }
}
