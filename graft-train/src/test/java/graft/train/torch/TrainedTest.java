package graft.train.torch;

import static graft.train.torch.OnnxGraphs.integer;
import static graft.train.torch.OnnxGraphs.ints;
import static org.assertj.core.api.Assertions.assertThat;

import graft.train.graph.NetFile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainedTest {
  private static final List<Long> WORDS = List.of(2L, 3L, 4L);

  @Test
  void parts_of_formulas_are_not_trained() {
    assertThat(
            weights(
                new OnnxGraphs()
                    .floats("root", new float[] {1.414f}, 1)
                    .floats("one", new float[] {1})
                    .floats("half", new float[] {0.5f}, 1, 1)
                    .weights("scale", 4)
                    .weights("centre", 4)
                    .node("Div", List.of("in", "root"), "d")
                    .node("Erf", List.of("d"), "e")
                    .node("Add", List.of("e", "one"), "a")
                    .node("Mul", List.of("a", "in"), "m")
                    .node("Mul", List.of("m", "half"), "gelu")
                    .node("Sub", List.of("gelu", "centre"), "s")
                    .node("Mul", List.of("s", "scale"), "out")))
        .containsExactly("scale");
  }

  @Test
  void masks_are_not_trained_but_position_biases_are() {
    assertThat(
            weights(
                new OnnxGraphs()
                    .floats("mask", new float[] {0, 0, -100, -100}, 4)
                    .floats("gamma", new float[] {0, 0, 0, 0}, 4)
                    .weights("bias", 3, 4)
                    .node("Add", List.of("in", "mask"), "masked")
                    .node("Mul", List.of("masked", "gamma"), "scaled")
                    .node("Add", List.of("scaled", "bias"), "out")))
        .containsExactly("gamma", "bias");
  }

  @Test
  void weights_are_found_through_what_hands_them_on() {
    assertThat(
            weights(
                new OnnxGraphs()
                    .weights("turned", 5, 4)
                    .weights("table", 9, 1)
                    .weights("word", 1, 1, 5)
                    .weights("unused", 7, 5)
                    .longs("rows", 1, 8, 3, 3)
                    .longs("shape", 4, 1)
                    .longs("two", 2, 1, 1)
                    .longs("flat", 4)
                    .node("Transpose", List.of("turned"), "weight", ints("perm", 1, 0))
                    .node("Gather", List.of("table", "rows"), "picked")
                    .node("Reshape", List.of("picked", "flat"), "positions")
                    .node("Add", List.of("in", "positions"), "a")
                    .node("MatMul", List.of("a", "weight"), "b")
                    .node("Expand", List.of("word", "two"), "words")
                    .node("Concat", List.of("words", "b"), "c", integer("axis", 1))
                    .node("Shape", List.of("unused"), "count") // read, but not its numbers
                    .node("Cast", List.of("count"), "number", integer("to", 1))
                    .node("ReduceSum", List.of("number"), "sum")
                    .node("Mul", List.of("c", "sum"), "out")))
        .containsExactly("turned", "table", "word");
  }

  @Test
  void statistics_of_batch_norm_are_not_trained() {
    assertThat(
            weights(
                new OnnxGraphs()
                    .weights("scale", 3)
                    .weights("bias", 3)
                    .weights("mean", 3)
                    .floats("variance", new float[] {1, 2, 3}, 3)
                    .node(
                        "BatchNormalization",
                        List.of("in", "scale", "bias", "mean", "variance"),
                        "out")))
        .containsExactly("scale", "bias");
  }

  @Test
  void a_weight_that_a_node_names_can_be_written_back() {
    ByteBuffer onnx =
        new OnnxGraphs().constant("w", 1, 2, 3, 4).node("Mul", List.of("in", "w"), "out").bytes(18);
    NetFile file = NetFile.of(onnx);
    float[] moved = {4, 3, 2, 1};
    byte[] written = file.withWeights(Map.of("w", moved));
    try (TorchNet net = net(NetFile.of(ByteBuffer.wrap(written)))) {
      assertThat(net.weights()).hasSize(1);
      assertThat(net.get(0)).containsExactly(moved);
    }
  }

  /** The names of the weights of a net that runs. */
  private static List<String> weights(OnnxGraphs graph) {
    try (TorchNet net = net(NetFile.of(graph.bytes(18)))) {
      float[] in = new float[24];
      for (int i = 0; i < in.length; i++) {
        in[i] = (float) Math.sin(i);
      }
      net.outputs(new Batch.Singles(WORDS, in));
      return net.weights().stream().map(TorchNet.Weight::name).toList();
    }
  }

  private static TorchNet net(NetFile file) {
    return TorchNet.of(file.net("in", "out"), 1);
  }
}
