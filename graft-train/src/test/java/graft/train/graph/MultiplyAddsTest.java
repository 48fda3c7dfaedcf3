package graft.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import graft.vision.pass.GraphException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiplyAddsTest {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("made");

  private static MultiplyAdds of(String name, int size) throws GraphException {
    Backbone backbone = Backbones.byName(name);
    return MultiplyAdds.of(backbone.onnx(), "pixels", size);
  }

  /** Of the table in the paper (Tan and Le 2019), without squeeze-and-excitation. */
  private static long lite0(int size) {
    int[][] stages = { // expansion, channels, blocks, stride, kernel
      {1, 16, 1, 1, 3},
      {6, 24, 2, 2, 3},
      {6, 40, 2, 2, 5},
      {6, 80, 3, 2, 3},
      {6, 112, 3, 1, 5},
      {6, 192, 4, 2, 5},
      {6, 320, 1, 1, 3}
    };
    long side = size / 2;
    long channels = 32;
    long count = side * side * channels * 3 * 3 * 3;
    for (int[] stage : stages) {
      for (int block = 0; block < stage[2]; block++) {
        long wide = channels * stage[0];
        count += stage[0] == 1 ? 0 : side * side * channels * wide;
        side /= block == 0 ? stage[3] : 1;
        count += side * side * wide * stage[4] * stage[4]; // each channel by itself
        count += side * side * wide * stage[1];
        channels = stage[1];
      }
    }
    return count + side * side * channels * 1280;
  }

  @ParameterizedTest
  @ValueSource(ints = {160, 224, 288})
  void counts_what_the_paper_says_of_the_layers(int size) throws GraphException {
    assertThat(of("efficientnet-lite0", size)).isEqualTo(new MultiplyAdds(lite0(size), 0));
  }

  @Test
  void integers_are_counted_apart_and_cost_half() throws GraphException {
    MultiplyAdds floats = of("efficientnet-lite0", 160);
    MultiplyAdds integers = of("efficientnet-lite0-int8", 160);
    assertThat(integers).isEqualTo(new MultiplyAdds(0, floats.floats()));
    assertThat(integers.cost()).isEqualTo(floats.cost() / 2);
  }

  private static ValueInfoProto floats(String name, long... shape) {
    TypeProto.Tensor.Builder type =
        TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber());
    for (long side : shape) {
      type.getShapeBuilder().addDimBuilder().setDimValue(side);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  private void weights(String name, int rows, int columns) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.FLOAT.getNumber())
            .addDims(rows)
            .addDims(columns)
            .addAllFloatData(Collections.nCopies(rows * columns, 1f)));
  }

  private void node(String type, String output, String... inputs) {
    graph.addNode(
        NodeProto.newBuilder().setOpType(type).addAllInput(List.of(inputs)).addOutput(output));
  }

  private ByteBuffer file(long side) {
    graph.addInput(floats("pixels", 1, 3, side, side)).addOutput(floats("features", 1, 7));
    byte[] bytes =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(18))
            .setGraph(graph)
            .build()
            .toByteArray();
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  @Test
  void matrices_are_counted_whether_learned_or_made() throws GraphException {
    node("MatMul", "attention", "pixels", "pixels"); // 3 times (4, 4) by (4, 4)
    node("Flatten", "flat", "attention");
    weights("w", 48, 5);
    node("Gemm", "few", "flat", "w"); // (1, 48) by (48, 5)
    weights("v", 5, 7);
    node("MatMul", "features", "few", "v"); // (1, 5) by (5, 7)
    assertThat(MultiplyAdds.of(file(4), "pixels", 4))
        .isEqualTo(new MultiplyAdds(3 * 4 * 4 * 4 + 48 * 5 + 5 * 7, 0));
  }

  @Test
  void a_size_that_the_graph_cannot_look_at_is_said() {
    node("Flatten", "flat", "pixels");
    weights("w", 48, 7);
    node("Gemm", "features", "flat", "w");
    ByteBuffer onnx = file(4);
    assertThatThrownBy(() -> MultiplyAdds.of(onnx, "pixels", 8)).isInstanceOf(GraphException.class);
  }
}
