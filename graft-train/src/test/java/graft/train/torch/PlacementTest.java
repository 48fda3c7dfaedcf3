package graft.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.device.Device;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weights that lie elsewhere, without a card: on what PyTorch calls the meta device tensors have
 * shapes and no numbers. A node that mixes tensors of two places, and one that reads a number from
 * there, fails on it as it would fail, or wait, on a card.
 */
class PlacementTest {
  private static final Placement ELSEWHERE = new Placement(true, Tensor::meta);

  /** Operators for which this PyTorch has no kernels there: those are not seen by these tests. */
  private static final Set<String> NOT_THERE =
      Set.of(
          "Abs",
          "And",
          "BatchNormalization",
          "Conv",
          "Gather",
          "GatherElements",
          "GatherND",
          "GroupNormalization",
          "HardSwish",
          "InstanceNormalization",
          "LayerNormalization",
          "Not",
          "Or",
          "PRelu",
          "Pad",
          "ReduceL2",
          "Relu",
          "Slice",
          "Softsign",
          "Where");

  private static final Pattern NO_KERNEL =
      Pattern.compile(
          "cannot run the node (\\w+) .*(no fake impl or Meta kernel|convolution_overrideable).*");

  @ParameterizedTest
  @MethodSource("graft.train.torch.OperatorCases#all")
  void an_operator_is_run_where_the_weights_lie(OperatorCases.Case operator) {
    Net net = NetFile.of(operator.onnx()).net("in", "out");
    List<Long> shape = LongStream.of(operator.shape()).boxed().toList();
    List<Long> expected = shapeOfOutput(net, shape, Placement.of(Device.CPU));
    try {
      assertThat(shapeOfOutput(net, shape, ELSEWHERE)).isEqualTo(expected);
    } catch (UnknownOperatorException e) {
      Matcher said = NO_KERNEL.matcher(String.valueOf(e.getMessage()));
      assertThat(said.find()).as(e.getMessage()).isTrue();
      assertThat(NOT_THERE).contains(said.group(1));
    }
  }

  @Test
  void gradients_are_found_where_the_weights_lie() {
    ByteBuffer onnx =
        new OnnxGraphs()
            .weights("w", 6, 4)
            .weights("b", 4)
            .weights("v", 4, 3)
            .longs("flat", -1, 4)
            .node("MatMul", List.of("in", "w"), "x")
            .node("Add", List.of("x", "b"), "y")
            .node("Gelu", List.of("y"), "z")
            .node("Reshape", List.of("z", "flat"), "f")
            .node("MatMul", List.of("f", "v"), "u")
            .node("Softmax", List.of("u"), "out")
            .bytes(20);
    try (TorchNet net = TorchNet.of(NetFile.of(onnx).net("in", "out"), ELSEWHERE);
        PointerScope _ = new PointerScope()) {
      Tensor out = net.run(zeros(List.of(2L, 5L, 6L)));
      assertThat(out.is_meta()).isTrue();
      out.sum().backward();
      assertThat(net.weights()).extracting(TorchNet.Weight::name).containsExactly("w", "b", "v");
      for (int w = 0; w < net.weights().size(); w++) {
        assertThat(net.tensor(w).is_meta()).isTrue();
        assertThat(net.tensor(w).grad().is_meta()).isTrue();
      }
      net.set(0, new float[24]); // moves numbers there, of which there are none
      assertThatThrownBy(() -> net.get(0)).hasMessageContaining("meta");
    }
  }

  private static List<Long> shapeOfOutput(Net net, List<Long> shape, Placement placement) {
    try (TorchNet torch = TorchNet.of(net, placement);
        PointerScope _ = new PointerScope()) {
      Tensor out = torch.run(zeros(shape));
      List<Long> sizes = new ArrayList<>();
      for (long d = 0; d < out.dim(); d++) {
        sizes.add(out.size(d));
      }
      return sizes;
    }
  }

  private static Batch zeros(List<Long> shape) {
    long size = shape.stream().reduce(1L, Math::multiplyExact);
    return new Batch.Singles(shape, new float[Math.toIntExact(size)]);
  }
}
