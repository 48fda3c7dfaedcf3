package graft.train.model;

import static graft.train.model.GraphDraft.attribute;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import graft.core.hash.Hash;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Normalisation;
import graft.vision.backbone.BackboneCard.Provenance;
import graft.vision.backbone.BackboneCard.Recipe;
import graft.vision.backbone.BackboneCard.Sizes;
import graft.vision.backbone.BackboneCard.Tensors;
import java.util.List;
import java.util.SplittableRandom;

/** Graphs small enough to be made in a test. */
final class SmallGraphs {
  static final int FEATURES = 8;

  private SmallGraphs() {}

  /** A backbone of one convolution, whose tensors have these names. */
  record Names(String input, String weights, String inner, String output) {}

  static final Names PLAIN = new Names("pixels", "w", "inner", "features");

  /** A backbone of one convolution for pictures of 32 and 64 pixels. */
  static Backbone backbone(Names names) {
    return backbone(names, ModelWriter.OPSET);
  }

  static Backbone backbone(Names names, int opset) {
    GraphDraft graph = new GraphDraft();
    SplittableRandom random = new SplittableRandom(7);
    float[] weights = new float[FEATURES * 3 * 3 * 3];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    graph.floats(names.weights(), weights, FEATURES, 3, 3, 3);
    graph.node(
        "Conv",
        List.of(names.input(), names.weights()),
        names.inner(),
        attribute("strides", new long[] {2, 2}));
    graph.node("GlobalAveragePool", List.of(names.inner()), "pooled");
    graph.node("Flatten", List.of("pooled"), names.output());
    graph.proto().addInput(value(names.input(), DataType.FLOAT));
    graph.proto().addOutput(value(names.output(), DataType.FLOAT));
    return backbone(names, model(graph.proto(), opset));
  }

  /** A card that describes this file. */
  static Backbone backbone(Names names, byte[] onnx) {
    BackboneCard card =
        new BackboneCard(
            "small",
            "Small",
            "small.onnx",
            Hash.of(onnx),
            new Tensors(names.input(), names.output(), "average"),
            FEATURES,
            new Sizes(List.of(32, 64), 32, 32, 32),
            new Normalisation(
                List.of(123.675f, 116.28f, 103.53f), List.of(58.395f, 57.12f, 57.375f)),
            List.of(),
            new Recipe("SGD", 0.1, 32, 1, 0, 0, 0, "none"),
            new Provenance(10, 216, "MIT", "a test", "none"));
    return Backbone.of(card, onnx);
  }

  private static byte[] model(GraphProto.Builder graph, int opset) {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static ValueInfoProto value(String name, DataType type) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber())))
        .build();
  }
}
