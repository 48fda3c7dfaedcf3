package graft.train.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The part of a model that makes features of normalised pixels: the backbone's own graph.
 *
 * <p>Its weights stay where the {@link Backbone} holds them; nothing of them is copied.
 */
final class BackboneGraph {
  private final ModelProto model;
  private final GraphProto graph;
  private final GraphNames names;
  private final Tensors tensors;

  private BackboneGraph(ModelProto model, GraphNames names, Tensors tensors) {
    this.model = model;
    this.graph = names.renamed(model.getGraph());
    this.names = names;
    this.tensors = tensors;
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
    return new BackboneGraph(model, GraphNames.of(model.getGraph()), card.tensors());
  }

  /** The tensor it reads, float32 (n, 3, height, width). */
  String input() {
    return names.of(tensors.input());
  }

  /** The tensor it makes, float32 (n, features). */
  String output() {
    return names.of(tensors.features());
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

  /**
   * Adds the nodes and weights between a cut and the features once more, under other names: both
   * read the same cut.
   *
   * @param cut a tensor that the draft has already, by its name in the file
   * @param prefix of the other names
   * @return the tensor it makes, float32 (n, features)
   * @throws IllegalArgumentException if features are made of no such tensor
   */
  String addAbove(GraphDraft draft, String cut, String prefix) {
    String from = names.of(cut);
    Set<String> wanted = new HashSet<>(Set.of(output()));
    List<NodeProto> kept = new ArrayList<>();
    for (NodeProto node : graph.getNodeList().reversed()) {
      if (node.getOutputList().stream().anyMatch(wanted::contains)) {
        kept.addFirst(node);
        node.getInputList().stream()
            .filter(in -> !in.isEmpty() && !in.equals(from)) // one may be left out
            .forEach(wanted::add);
      }
    }
    if (kept.stream().noneMatch(node -> node.getInputList().contains(from))) {
      throw new IllegalArgumentException("a cut must be a tensor of the graph, got " + cut);
    }
    UnaryOperator<String> name = old -> old.isEmpty() || old.equals(from) ? old : prefix + old;
    graph.getInitializerList().stream()
        .filter(weights -> wanted.contains(weights.getName()))
        .map(weights -> weights.toBuilder().setName(name.apply(weights.getName())))
        .forEach(draft.proto()::addInitializer);
    kept.forEach(node -> draft.proto().addNode(renamed(node, name)));
    return name.apply(output());
  }

  private static NodeProto renamed(NodeProto node, UnaryOperator<String> name) {
    return node.toBuilder()
        .setName(name.apply(node.getName()))
        .clearInput()
        .addAllInput(node.getInputList().stream().map(name).toList())
        .clearOutput()
        .addAllOutput(node.getOutputList().stream().map(name).toList())
        .build();
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
