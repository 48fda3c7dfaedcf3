package graft.train.torch;

import static graft.train.torch.OnnxGraphs.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import graft.core.words.Language;
import graft.core.words.Words;
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

  @ParameterizedTest
  @MethodSource("graft.train.torch.OperatorCases#all")
  void is_what_onnx_runtime_makes_of_it(OperatorCases.Case operator) throws OrtException {
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
    ByteBuffer onnx =
        new OnnxGraphs()
            .node("Sin", List.of("in"), "known")
            .node("Det", List.of("known"), "first")
            .node("Hardmax", List.of("first"), "second")
            .node("Det", List.of("second"), "out")
            .bytes(18);
    assertThatThrownBy(() -> net(onnx))
        .isInstanceOf(UnknownOperatorException.class)
        .hasMessage(
            "Graft has no gradients for Det, Hardmax (3 nodes, the first is Det \"the first\")."
                + " Tune the head alone (--no-fine-tune), which needs no gradients")
        .satisfies(OperatorsTest::is_told_in_chinese);
  }

  @Test
  void names_a_node_that_is_set_to_what_it_does_not_know() {
    ByteBuffer onnx =
        new OnnxGraphs()
            .longs("pads", 0, 0, 1, 1, 0, 0, 1, 1)
            .node("Pad", List.of("in", "pads"), "out", word("mode", "wrap"))
            .bytes(19);
    try (TorchNet net = net(onnx)) {
      assertThatThrownBy(() -> net.outputs(new Batch.Singles(shape(PICTURES), random(PICTURES))))
          .isInstanceOf(UnknownOperatorException.class)
          .hasMessageContaining("the node Pad \"the out\" set to mode=wrap")
          .hasMessageContaining("--no-fine-tune")
          .satisfies(OperatorsTest::is_told_in_chinese);
    }
  }

  @Test
  void names_an_input_that_is_of_an_unknown_type() {
    ByteBuffer onnx =
        new OnnxGraphs().real("w", 1, 2).node("Mul", List.of("in", "w"), "out").bytes(18);
    try (TorchNet net = net(onnx)) {
      assertThatThrownBy(() -> net.outputs(new Batch.Singles(shape(PICTURES), random(PICTURES))))
          .isInstanceOf(UnknownOperatorException.class)
          .hasMessageContaining("the node Mul \"the out\": its input \"w\" is of a type")
          .satisfies(OperatorsTest::is_told_in_chinese);
    }
  }

  @Test
  void names_a_node_that_pytorch_refuses() {
    ByteBuffer onnx =
        new OnnxGraphs().weights("w", 5).node("Add", List.of("in", "w"), "out").bytes(18);
    List<Long> three = List.of(4L, 7L, 6L);
    assertThatThrownBy(
            () -> TorchNet.require(NetFile.of(onnx).net("in", "out"), three, Engine.processor(1)))
        .isInstanceOf(UnknownOperatorException.class)
        .hasMessageStartingWith("PyTorch cannot run the node Add \"the out\": The size of tensor a")
        .hasMessageEndingWith("(--no-fine-tune), which needs no gradients")
        .satisfies(OperatorsTest::is_told_in_chinese);
  }

  private static void is_told_in_chinese(Throwable unknown) {
    assertThat(Words.of(Language.CHINESE).phrase(String.valueOf(unknown.getMessage())))
        .containsPattern("Graft 不会|PyTorch 无法")
        .contains("请只调分类头（--no-fine-tune）");
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
