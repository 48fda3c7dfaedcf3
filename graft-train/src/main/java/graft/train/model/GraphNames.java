package graft.train.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorAnnotation;
import java.util.Set;
import java.util.stream.Stream;

/** The names of a graph that becomes a part of a model: its own, or all with a prefix. */
final class GraphNames {
  private static final String PREFIX = "backbone/";
  private static final Set<String> RESERVED = Set.of(ModelWriter.INPUT, ModelWriter.OUTPUT);

  private final boolean prefixed;

  private GraphNames(boolean prefixed) {
    this.prefixed = prefixed;
  }

  /** Names for this graph: with a prefix if one of them is the model's. */
  static GraphNames of(GraphProto graph) {
    return new GraphNames(names(graph).anyMatch(GraphNames::reserved));
  }

  /** What a tensor of the graph is called in the model. */
  String of(String name) {
    return prefixed && !name.isEmpty() ? PREFIX + name : name;
  }

  /** The graph with its names as they are in the model. */
  GraphProto renamed(GraphProto graph) {
    if (!prefixed) {
      return graph;
    }
    GraphProto.Builder renamed = graph.toBuilder();
    renamed.getInputBuilderList().forEach(v -> v.setName(of(v.getName())));
    renamed.getOutputBuilderList().forEach(v -> v.setName(of(v.getName())));
    renamed.getValueInfoBuilderList().forEach(v -> v.setName(of(v.getName())));
    renamed.getInitializerBuilderList().forEach(w -> w.setName(of(w.getName())));
    renamed
        .getSparseInitializerBuilderList()
        .forEach(w -> w.getValuesBuilder().setName(of(w.getValues().getName())));
    renamed.getQuantizationAnnotationBuilderList().forEach(this::rename);
    renamed.getNodeBuilderList().forEach(this::rename);
    return renamed.build();
  }

  private void rename(NodeProto.Builder node) {
    node.setName(of(node.getName()));
    for (int i = 0; i < node.getInputCount(); i++) {
      node.setInput(i, of(node.getInput(i)));
    }
    for (int i = 0; i < node.getOutputCount(); i++) {
      node.setOutput(i, of(node.getOutput(i)));
    }
    for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
      if (attribute.hasG()) {
        attribute.setG(renamed(attribute.getG()));
      }
      for (int i = 0; i < attribute.getGraphsCount(); i++) {
        attribute.setGraphs(i, renamed(attribute.getGraphs(i)));
      }
    }
  }

  private void rename(TensorAnnotation.Builder annotation) {
    annotation.setTensorName(of(annotation.getTensorName()));
    annotation
        .getQuantParameterTensorNamesBuilderList()
        .forEach(entry -> entry.setValue(of(entry.getValue())));
  }

  private static boolean reserved(String name) {
    return RESERVED.contains(name) || name.startsWith("graft/");
  }

  private static Stream<String> names(GraphProto graph) {
    return Stream.of(
            graph.getInputList().stream().map(v -> v.getName()),
            graph.getInitializerList().stream().map(w -> w.getName()),
            graph.getSparseInitializerList().stream().map(w -> w.getValues().getName()),
            graph.getNodeList().stream().flatMap(GraphNames::names))
        .flatMap(names -> names);
  }

  private static Stream<String> names(NodeProto node) {
    Stream<GraphProto> inner =
        node.getAttributeList().stream()
            .flatMap(a -> Stream.concat(Stream.of(a.getG()), a.getGraphsList().stream()));
    return Stream.concat(node.getOutputList().stream(), inner.flatMap(GraphNames::names));
  }
}
