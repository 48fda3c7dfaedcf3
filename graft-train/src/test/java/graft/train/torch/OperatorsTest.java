package graft.train.torch;

import static graft.train.torch.OnnxGraphs.integer;
import static graft.train.torch.OnnxGraphs.ints;
import static graft.train.torch.OnnxGraphs.number;
import static graft.train.torch.OnnxGraphs.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import graft.train.graph.NetFile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorsTest {
  private static final long[] PICTURES = {2, 4, 7, 6};

  /** A graph of the operator, and what goes in. */
  @SuppressWarnings("ArrayRecordComponent") // read alone
  record Case(String name, ByteBuffer onnx, long[] shape) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(String name, OnnxGraphs graph, long... shape) {
    return new Case(name, graph.bytes(18), shape.length == 0 ? PICTURES : shape);
  }

  private static Case old(String name, int opset, OnnxGraphs graph, long... shape) {
    return new Case(name, graph.bytes(opset), shape.length == 0 ? PICTURES : shape);
  }

  private static OnnxGraphs graph() {
    return new OnnxGraphs();
  }

  static Stream<Case> operators() {
    return Stream.of(
        of("Add a bias", graph().weights("w", 4, 1, 1).node("Add", List.of("in", "w"), "out")),
        of("Sub", graph().weights("w", 4, 1, 1).node("Sub", List.of("w", "in"), "out")),
        of("Mul", graph().weights("w", 6).node("Mul", List.of("in", "w"), "out")),
        of("Div", graph().floats("w", new float[] {3}, 1).node("Div", List.of("in", "w"), "out")),
        of("MatMul", graph().weights("w", 6, 5).node("MatMul", List.of("in", "w"), "out")),
        of("Relu", graph().node("Relu", List.of("in"), "out")),
        of("Sigmoid", graph().node("Sigmoid", List.of("in"), "out")),
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
        old(
            "Clip of opset 10",
            10,
            graph().node("Clip", List.of("in"), "out", number("min", 0), number("max", 1))),
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
        of("GlobalAveragePool", graph().node("GlobalAveragePool", List.of("in"), "out")),
        of(
            "ReduceMean",
            graph()
                .longs("axes", 2, 3)
                .node("ReduceMean", List.of("in", "axes"), "out", integer("keepdims", 0))),
        old(
            "ReduceMean of opset 13",
            13,
            graph().node("ReduceMean", List.of("in"), "out", ints("axes", -1))),
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
                .node("Pad", List.of("in", "pads", "value"), "out")));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void is_what_onnx_runtime_makes_of_it(Case operator) throws OrtException {
    float[] in = random(operator.shape());
    float[] expected = Onnx.run(operator.onnx(), in, operator.shape());
    try (TorchNet net = net(operator.onnx())) {
      float[][] rows = net.outputs(new Batch.Singles(shape(operator.shape()), in));
      float[] got = new float[expected.length];
      int at = 0;
      for (float[] row : rows) {
        System.arraycopy(row, 0, got, at, row.length);
        at += row.length;
      }
      assertThat(at).isEqualTo(expected.length);
      assertThat(expected).isNotEqualTo(new float[expected.length]);
      assertThat(got).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void names_a_node_that_it_cannot_run_and_what_to_do() {
    ByteBuffer onnx = graph().node("Softplus", List.of("in"), "out").bytes(18);
    assertThatThrownBy(() -> net(onnx))
        .isInstanceOf(UnknownOperatorException.class)
        .hasMessageContaining("Softplus \"the out\"")
        .hasMessageContaining("none of [Add, Clip, Conv")
        .hasMessageContaining("--no-fine-tune");
  }

  @Test
  void names_a_node_that_is_set_to_what_it_does_not_know() {
    ByteBuffer onnx =
        graph()
            .longs("pads", 0, 0, 1, 1, 0, 0, 1, 1)
            .node("Pad", List.of("in", "pads"), "out", word("mode", "reflect"))
            .bytes(18);
    try (TorchNet net = net(onnx)) {
      assertThatThrownBy(() -> net.outputs(new Batch.Singles(shape(PICTURES), random(PICTURES))))
          .isInstanceOf(UnknownOperatorException.class)
          .hasMessageContaining("Pad \"the out\"")
          .hasMessageContaining("only constant padding");
    }
  }

  private static TorchNet net(ByteBuffer onnx) {
    return TorchNet.of(NetFile.of(onnx).net("in", "out"), 1);
  }

  private static List<Long> shape(long[] shape) {
    return Stream.of(shape).flatMap(s -> java.util.Arrays.stream(s).boxed()).toList();
  }

  private static float[] random(long[] shape) {
    int size = (int) java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
