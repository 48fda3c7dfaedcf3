package graft.train.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The part of a model that makes features of normalised pixels: the backbone's own graph.
 *
 * <p>Its weights stay where the {@link Backbone} holds them; nothing of them is copied.
 */
final class BackboneGraph {
  private final ModelProto model;
  private final GraphProto graph;
  private final String input;
  private final String output;

  private BackboneGraph(ModelProto model, GraphProto graph, String input, String output) {
    this.model = model;
    this.graph = graph;
    this.input = input;
    this.output = output;
  }

  /**
   * Reads a backbone's file. Where one of its names is reserved, all of them get a prefix.
   *
   * @throws IllegalArgumentException if the file cannot become a part of a model
   */
  static BackboneGraph of(Backbone backbone) {
    ModelProto model = parse(backbone);
    BackboneCard card = backbone.card();
    check(model, card);
    GraphNames names = GraphNames.of(model.getGraph());
    return new BackboneGraph(
        model,
        names.renamed(model.getGraph()),
        names.of(card.tensors().input()),
        names.of(card.tensors().features()));
  }

  /** The tensor it reads, float32 (n, 3, height, width). */
  String input() {
    return input;
  }

  /** The tensor it makes, float32 (n, features). */
  String output() {
    return output;
  }

  /** Adds its nodes and weights. */
  void add(GraphDraft draft) {
    draft
        .proto()
        .addAllNode(graph.getNodeList())
        .addAllInitializer(graph.getInitializerList())
        .addAllSparseInitializer(graph.getSparseInitializerList())
        .addAllQuantizationAnnotation(graph.getQuantizationAnnotationList());
  }

  /** Its operator sets and functions, which its nodes need, and the format that knows them. */
  void addTo(ModelProto.Builder whole) {
    whole.setIrVersion(Math.max(whole.getIrVersion(), model.getIrVersion()));
    whole.addAllOpsetImport(model.getOpsetImportList()).addAllFunctions(model.getFunctionsList());
  }

  private static ModelProto parse(Backbone backbone) {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(backbone.onnx()).newCodedInput();
    in.enableAliasing(true);
    try {
      return ModelProto.parseFrom(in);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "%s must be an ONNX file: %s".formatted(backbone.card().file(), e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + backbone.card().file(), e);
    }
  }

  private static void check(ModelProto model, BackboneCard card) {
    model.getOpsetImportList().forEach(opset -> checkOpset(opset, card));
    GraphProto graph = model.getGraph();
    Set<String> inputs = new HashSet<>();
    graph.getInputList().forEach(value -> inputs.add(value.getName()));
    graph.getInitializerList().forEach(weights -> inputs.remove(weights.getName()));
    String input = card.tensors().input();
    require(inputs.equals(Set.of(input)), card, "have the one input " + input, inputs);
    List<String> outputs = graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    String features = card.tensors().features();
    require(outputs.contains(features), card, "have the output " + features, outputs);
    for (TensorProto weights : graph.getInitializerList()) {
      TensorProto.DataLocation place = weights.getDataLocation();
      boolean inside = place != TensorProto.DataLocation.EXTERNAL;
      require(inside, card, "hold its weights " + weights.getName() + " itself", place);
    }
  }

  private static void checkOpset(OperatorSetIdProto opset, BackboneCard card) {
    boolean standard = opset.getDomain().isEmpty() || opset.getDomain().equals("ai.onnx");
    boolean ours =
        opset.getVersion() >= ModelWriter.OPSET && opset.getVersion() <= ModelWriter.NEWEST_OPSET;
    String rule =
        "be written for opset %d to %d".formatted(ModelWriter.OPSET, ModelWriter.NEWEST_OPSET);
    require(ours || !standard, card, rule, opset.getVersion());
  }

  private static void require(boolean holds, BackboneCard card, String rule, Object got) {
    if (!holds) {
      throw new IllegalArgumentException("%s must %s, got %s".formatted(card.file(), rule, got));
    }
  }
}
