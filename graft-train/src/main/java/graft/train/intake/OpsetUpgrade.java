package graft.train.intake;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/*
 * What ONNX changed between opset 11 and 18 for inference, by its own list of changes
 * (github.com/onnx/onnx/blob/main/docs/Changelog.md): settings that became inputs, and what a
 * softmax runs over. Everything else gained types or optional settings.
 */
/** Writes a graph of opset 11 to 17 for opset 18. Later ones are left as they are. */
final class OpsetUpgrade {
  static final int TO = 18;

  /** Operators whose axes became an input, with opset 13 or 18. */
  private static final Set<String> AXES =
      Set.of(
          "Squeeze",
          "Unsqueeze",
          "ReduceSum",
          "ReduceL1",
          "ReduceL2",
          "ReduceLogSum",
          "ReduceLogSumExp",
          "ReduceMax",
          "ReduceMean",
          "ReduceMin",
          "ReduceProd",
          "ReduceSumSquare");

  private final int from;
  private final Surgery surgery;

  private OpsetUpgrade(int from, Surgery surgery) {
    this.from = from;
    this.surgery = surgery;
  }

  /** The model for opset 18 at least. */
  static ModelProto upgraded(ModelProto model, int from) {
    if (from >= TO) {
      return model;
    }
    OpsetUpgrade upgrade = new OpsetUpgrade(from, new Surgery(model.getGraph()));
    GraphProto.Builder graph = upgrade.graph(model.getGraph()).toBuilder();
    ModelProto.Builder upgraded = model.toBuilder();
    graph.addAllInitializer(upgrade.surgery.constants());
    upgraded.setGraph(graph).clearOpsetImport();
    model.getOpsetImportList().forEach(opset -> upgraded.addOpsetImport(opset(opset)));
    return upgraded.build();
  }

  private static OperatorSetIdProto opset(OperatorSetIdProto opset) {
    return OnnxFile.isStandard(opset.getDomain())
        ? opset.toBuilder().setVersion(TO).build()
        : opset;
  }

  private GraphProto graph(GraphProto graph) {
    GraphProto.Builder upgraded = graph.toBuilder().clearNode();
    graph.getNodeList().forEach(node -> upgraded.addAllNode(node(node)));
    return upgraded.build();
  }

  private List<NodeProto> node(NodeProto node) {
    NodeProto.Builder upgraded = node.toBuilder();
    for (AttributeProto.Builder attribute : upgraded.getAttributeBuilderList()) {
      if (attribute.hasG()) {
        attribute.setG(graph(attribute.getG()));
      }
    }
    if (!OnnxFile.isStandard(node.getDomain())) {
      return List.of(upgraded.build());
    }
    String type = node.getOpType();
    if (AXES.contains(type)) {
      toInput(upgraded, "axes");
    } else if (type.equals("Split")) {
      split(upgraded);
    } else if (type.equals("Dropout") && from < 12) {
      remove(upgraded, "ratio");
    } else if (type.equals("BatchNormalization") && from < 14) {
      String output = node.getOutput(0); // the others were for training
      upgraded.clearOutput().addOutput(output);
    } else if (type.matches("Softmax|LogSoftmax|Hardmax") && from < 13) {
      return softmax(upgraded);
    }
    return List.of(upgraded.build());
  }

  /** A setting becomes the second input. */
  private void toInput(NodeProto.Builder node, String name) {
    remove(node, name)
        .ifPresent(
            axes -> {
              long[] values = axes.getIntsList().stream().mapToLong(Long::longValue).toArray();
              node.addInput(surgery.longs("upgraded/" + name, values));
            });
  }

  private void split(NodeProto.Builder node) {
    toInput(node, "split");
    boolean counted =
        node.getAttributeList().stream().anyMatch(a -> a.getName().equals("num_outputs"));
    if (node.getInputCount() < 2 && !counted) {
      node.addAttribute(Surgery.attribute("num_outputs", node.getOutputCount()));
    }
  }

  /** It ran over all dimensions from its axis on; now over one. */
  private List<NodeProto> softmax(NodeProto.Builder node) {
    long axis = remove(node, "axis").map(AttributeProto::getI).orElse(1L);
    node.addAttribute(Surgery.attribute("axis", -1));
    if (axis == -1) {
      return List.of(node.build());
    }
    String in = node.getInput(0);
    String out = node.getOutput(0);
    int first = surgery.nodes().size();
    String shape = surgery.node("upgraded/shape", "Shape", List.of(in));
    String flat =
        surgery.node("upgraded/flat", "Flatten", List.of(in), Surgery.attribute("axis", axis));
    List<NodeProto> nodes = new ArrayList<>(surgery.nodes().subList(first, surgery.nodes().size()));
    String made = surgery.free("upgraded/softmax");
    nodes.add(node.setInput(0, flat).setOutput(0, made).build());
    nodes.add(
        NodeProto.newBuilder()
            .setName(out)
            .setOpType("Reshape")
            .addInput(made)
            .addInput(shape)
            .addOutput(out)
            .build());
    return nodes;
  }

  private static Optional<AttributeProto> remove(NodeProto.Builder node, String name) {
    for (int i = 0; i < node.getAttributeCount(); i++) {
      if (node.getAttribute(i).getName().equals(name)) {
        AttributeProto attribute = node.getAttribute(i);
        node.removeAttribute(i);
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }
}
