package graft.train.torch;

import static graft.train.torch.OnnxGraphs.integer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** A small graph for each operator, and one more for whatever it may be set to. */
final class OperatorCases {
  private static final long[] PICTURES = {2, 4, 7, 6};
  static final long[] WORDS = {2, 5, 6};

  private OperatorCases() {}

  /** A graph of the operator, and the shape of what goes in. */
  @SuppressWarnings("ArrayRecordComponent") // read alone
  record Case(String name, ByteBuffer onnx, long[] shape) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Case operator(String name, OnnxGraphs graph, long... shape) {
    return operator(name, 18, graph, shape);
  }

  static Case operator(String name, int opset, OnnxGraphs graph, long... shape) {
    return new Case(name, graph.bytes(opset), shape.length == 0 ? PICTURES : shape);
  }

  static OnnxGraphs graph() {
    return new OnnxGraphs();
  }

  /** An operator with one input. */
  static Case unary(String type, AttributeProto... attributes) {
    return unary(type, 18, attributes);
  }

  static Case unary(String type, int opset, AttributeProto... attributes) {
    return operator(type, opset, graph().node(type, List.of("in"), "out", attributes));
  }

  /** Of numbers above 0. */
  static Case ofPositive(String type) {
    return operator(
        type,
        graph()
            .floats("half", new float[] {0.5f})
            .node("Abs", List.of("in"), "size")
            .node("Add", List.of("size", "half"), "above")
            .node(type, List.of("above"), "out"));
  }

  /** A comparison with a tenth, 1 where it holds. */
  static Case comparison(String type) {
    return operator(
        type,
        graph()
            .floats("tenth", new float[] {0.1f})
            .node(type, List.of("in", "tenth"), "holds")
            .node("Cast", List.of("holds"), "out", integer("to", 1)));
  }

  /** Two conditions, joined. */
  static Case joined(String type) {
    return operator(
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
            NumberCases.numbers(),
            NumberCases.products(),
            NumberCases.comparisons(),
            LayerCases.windows(),
            LayerCases.norms(),
            LayerCases.activations(),
            LayerCases.reductions(),
            ShapeCases.shapes(),
            ShapeCases.picks())
        .flatMap(cases -> cases);
  }
}
