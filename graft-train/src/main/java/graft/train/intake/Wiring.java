package graft.train.intake;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who makes and who reads the tensors of a graph, and which of them the picture has a part in. */
final class Wiring {
  private final GraphProto graph;
  private final Map<String, NodeProto> makers = new HashMap<>();
  private final Map<String, TensorProto> weights = new HashMap<>();
  private final Set<String> live = new HashSet<>();

  private Wiring(GraphProto graph) {
    this.graph = graph;
  }

  /** The wiring of a graph whose picture comes in by this name. */
  static Wiring of(GraphProto graph, String input) {
    Wiring wiring = new Wiring(graph);
    graph.getInitializerList().forEach(w -> wiring.weights.put(w.getName(), w));
    wiring.live.add(input);
    for (NodeProto node : graph.getNodeList()) { // a maker stands before its readers
      node.getOutputList().forEach(tensor -> wiring.makers.put(tensor, node));
      if (inputs(node).stream().anyMatch(wiring.live::contains)) {
        wiring.live.addAll(node.getOutputList());
      }
    }
    wiring.live.remove("");
    return wiring;
  }

  Optional<NodeProto> maker(String tensor) {
    return Optional.ofNullable(makers.get(tensor));
  }

  Optional<TensorProto> weights(String tensor) {
    return Optional.ofNullable(weights.get(tensor));
  }

  /** Whether a tensor depends on the picture. */
  boolean isLive(String tensor) {
    return live.contains(tensor);
  }

  /** The inputs of a node that depend on the picture. */
  List<String> liveInputs(NodeProto node) {
    return inputs(node).stream().filter(live::contains).toList();
  }

  /** Whether it multiplies the picture's numbers with learned ones. */
  boolean isWeighted(NodeProto node) {
    return switch (node.getOpType()) {
      case "Conv", "ConvTranspose", "Gemm", "MatMul", "FusedConv" ->
          node.getInputCount() > 1 && isLive(node.getInput(0)) && !isLive(node.getInput(1));
      default -> false;
    };
  }

  /** The nodes that these tensors need, in the order of computation. */
  List<NodeProto> needed(Collection<String> tensors) {
    Set<NodeProto> kept = new HashSet<>();
    Set<String> seen = new HashSet<>(tensors);
    Deque<String> open = new ArrayDeque<>(tensors);
    while (!open.isEmpty()) {
      NodeProto maker = makers.get(open.pop());
      if (maker != null && kept.add(maker)) {
        inputs(maker).stream().filter(seen::add).forEach(open::add);
      }
    }
    return graph.getNodeList().stream().filter(kept::contains).toList();
  }

  /** The graph with these outputs, of any type, and what they need. */
  GraphProto pruned(List<String> outputs) {
    List<NodeProto> nodes = needed(outputs);
    Set<String> read = new HashSet<>();
    nodes.forEach(node -> read.addAll(inputs(node)));
    GraphProto.Builder part =
        graph.toBuilder()
            .clearNode()
            .clearInput()
            .clearOutput()
            .clearInitializer()
            .clearValueInfo()
            .clearDocString();
    nodes.forEach(part::addNode);
    graph.getInitializerList().stream()
        .filter(w -> read.contains(w.getName()))
        .forEach(part::addInitializer);
    graph.getInputList().stream()
        .filter(value -> read.contains(value.getName()))
        .filter(value -> !weights.containsKey(value.getName()))
        .forEach(part::addInput);
    new LinkedHashSet<>(outputs).forEach(name -> part.addOutput(Values.any(name)));
    return part.build();
  }

  /** What a node reads: its inputs, and what the graphs inside it take from outside. */
  static List<String> inputs(NodeProto node) {
    List<String> inputs = new ArrayList<>(node.getInputList());
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        inputs.addAll(fromOutside(attribute.getG()));
      }
    }
    return inputs;
  }

  private static List<String> fromOutside(GraphProto inner) {
    Set<String> own = new HashSet<>();
    inner.getInputList().forEach(value -> own.add(value.getName()));
    inner.getInitializerList().forEach(w -> own.add(w.getName()));
    inner.getNodeList().forEach(node -> own.addAll(node.getOutputList()));
    List<String> read = new ArrayList<>();
    inner.getNodeList().forEach(node -> read.addAll(inputs(node)));
    inner.getOutputList().forEach(value -> read.add(value.getName()));
    read.removeAll(own);
    return read;
  }
}
