package graft.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OrtException;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The int8 backbones that come with Graft, against what their float networks give. */
class Int8BackboneTest {
  private static final int SIZE = 224;
  private static final int PHOTOS = 8;
  private static final int GREATEST_ACTIVATION = 255;

  @Test
  void says_nearly_what_the_float_network_says() throws OrtException {
    FloatBuffer pixels = pixels();
    float[][] expected = features("efficientnet-lite0", pixels);
    float[][] got = features("efficientnet-lite0-int8", pixels);
    for (int i = 0; i < PHOTOS; i++) {
      assertThat(cosineDistance(got[i], expected[i])).as("photo %d", i).isBetween(1e-6, 0.1);
      assertThat(cosineDistance(got[i], expected[(i + 1) % PHOTOS])).isGreaterThan(0.1);
    }
  }

  /*
   * Processors without VNNI add the products of two neighbouring channels in 16 bits, which saturate.
   * Convolutions of more than 1 x 1 may be laid out in any order, depthwise ones have no such sums.
   */
  @Test
  void no_two_products_overflow_16_bits() throws InvalidProtocolBufferException {
    List<String> looked = new ArrayList<>();
    GraphProto graph =
        ModelProto.parseFrom(Backbones.byName("efficientnet-lite0-int8").onnx()).getGraph();
    for (TensorProto weight : weights(graph)) {
      int outputs = Math.toIntExact(weight.getDims(0));
      int inputs = Math.toIntExact(weight.getDims(1));
      boolean pointwise = weight.getDims(2) == 1 && weight.getDims(3) == 1;
      if (inputs == 1) {
        continue;
      }
      ByteString bytes = weight.getRawData();
      int row = bytes.size() / outputs;
      for (int output = 0; output < outputs; output++) {
        int most = mostOfTwo(bytes.substring(output * row, (output + 1) * row), pointwise);
        assertThat(most * GREATEST_ACTIVATION)
            .as("%s, channel %d", weight.getName(), output)
            .isLessThanOrEqualTo(Short.MAX_VALUE);
      }
      looked.add(weight.getName());
    }
    assertThat(looked).hasSize(33); // the stem, 15 expansions, 16 projections, the head
  }

  /** The most that two weights add up to, up or down: neighbours, or any two. */
  private static int mostOfTwo(ByteString weights, boolean neighbours) {
    int most = 0;
    for (int i = 0; i < weights.size(); i += neighbours ? 2 : 1) {
      int last = neighbours ? i + 1 : weights.size() - 1;
      for (int j = i + 1; j <= last; j++) {
        int a = weights.byteAt(i);
        int b = weights.byteAt(j);
        most = Math.max(most, Math.max(a, 0) + Math.max(b, 0));
        most = Math.max(most, Math.max(-a, 0) + Math.max(-b, 0));
      }
    }
    return most;
  }

  /** The int8 weights of all convolutions. */
  private static List<TensorProto> weights(GraphProto graph) {
    Map<String, TensorProto> constants = new HashMap<>();
    graph.getInitializerList().forEach(c -> constants.put(c.getName(), c));
    Map<String, String> sources = new HashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("DequantizeLinear")) {
        sources.put(node.getOutput(0), node.getInput(0));
      }
    }
    List<TensorProto> found = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Conv")) {
        TensorProto weight =
            Objects.requireNonNull(
                constants.get(Objects.requireNonNull(sources.get(node.getInput(1)))));
        assertThat(weight.getDataType()).isEqualTo(DataType.INT8.getNumber());
        found.add(weight);
      }
    }
    return found;
  }

  private static float[][] features(String name, FloatBuffer pixels) throws OrtException {
    Backbone backbone = Backbones.byName(name);
    try (OnnxSession session = OnnxSession.of(backbone.onnx())) {
      return session.run(pixels.duplicate(), PHOTOS, 3, SIZE, SIZE);
    }
  }

  /** Photos of chance, (n, 3, size, size), in [-1, 1]. */
  private static FloatBuffer pixels() {
    Photos photos = Photos.random(7, PHOTOS, SIZE, SIZE);
    FloatBuffer pixels = FloatBuffer.allocate(PHOTOS * 3 * SIZE * SIZE);
    int area = SIZE * SIZE;
    for (int at = 0; at < photos.bytes().length; at++) {
      int photo = at / (3 * area);
      int cell = at % (3 * area);
      float value = ((photos.bytes()[at] & 0xff) - 127) / 128f;
      pixels.put(photo * 3 * area + cell % 3 * area + cell / 3, value);
    }
    return pixels;
  }

  private static double cosineDistance(float[] a, float[] b) {
    double product = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      ofA += (double) a[i] * a[i];
      ofB += (double) b[i] * b[i];
    }
    return 1 - product / Math.sqrt(ofA * ofB);
  }
}
