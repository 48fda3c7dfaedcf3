package graft.train.intake;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import graft.core.hash.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/*
 * How pixels are prepared stands in the file's metadata, so that its hash, under which features are
 * kept, is another one where they are prepared in another way.
 */
/** The last touches to a backbone's file: the same draft and words give the same bytes. */
final class Finish {
  private Finish() {}

  /** The file that Graft keeps. */
  static byte[] bytes(Draft draft, String features, Preprocessing how, Hash source) {
    GraphProto part = draft.until(List.of(features)).graph();
    GraphProto.Builder graph =
        part.toBuilder()
            .setName("backbone")
            .clearNode()
            .clearOutput()
            .addOutput(Values.floats(features));
    if (how.blueFirst()) {
      blueFirst(graph, part, draft.input());
    } else {
      graph.addAllNode(part.getNodeList());
    }
    for (int i = 0; i < graph.getNodeCount(); i++) {
      graph.setNode(i, Draft.clean(graph.getNode(i)));
    }
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setProducerName("graft")
            .addAllFunctions(draft.model().getFunctionsList())
            .setGraph(graph);
    imports(model, draft.model(), graph.build());
    metadata(model, how, source);
    return model.build().toByteArray();
  }

  private static void blueFirst(GraphProto.Builder graph, GraphProto part, String input) {
    Surgery surgery = new Surgery(part);
    String order = surgery.longs("blueFirstOrder", 2, 1, 0);
    String turned =
        surgery.node("blueFirst", "Gather", List.of(input, order), Surgery.attribute("axis", 1));
    graph.addAllNode(surgery.nodes()).addAllInitializer(surgery.constants());
    part.getNodeList().forEach(node -> graph.addNode(StandardInput.renamed(node, input, turned)));
  }

  /** Of the operator sets those that are used, and the oldest format that knows them. */
  private static void imports(ModelProto.Builder model, ModelProto from, GraphProto graph) {
    Set<String> used = new HashSet<>();
    domains(graph, used);
    from.getFunctionsList()
        .forEach(f -> f.getNodeList().forEach(node -> used.add(domain(node.getDomain()))));
    Map<String, Long> versions = new TreeMap<>();
    from.getOpsetImportList().forEach(o -> versions.put(domain(o.getDomain()), o.getVersion()));
    versions.keySet().retainAll(used);
    versions.forEach(
        (domain, version) -> model.addOpsetImportBuilder().setDomain(domain).setVersion(version));
    model.setIrVersion(irVersion(versions.getOrDefault("", (long) OpsetUpgrade.TO)));
  }

  /** github.com/onnx/onnx/blob/main/docs/Versioning.md */
  private static int irVersion(long opset) {
    return opset <= 18 ? 8 : opset <= 20 ? 9 : opset <= 22 ? 10 : 11;
  }

  private static void domains(GraphProto graph, Set<String> used) {
    for (NodeProto node : graph.getNodeList()) {
      used.add(domain(node.getDomain()));
      for (AttributeProto attribute : node.getAttributeList()) {
        if (attribute.hasG()) {
          domains(attribute.getG(), used);
        }
      }
    }
  }

  private static String domain(String domain) {
    return OnnxFile.isStandard(domain) ? "" : domain;
  }

  private static void metadata(ModelProto.Builder model, Preprocessing how, Hash source) {
    put(model, "graft.source.sha256", source.hex());
    put(model, "graft.mean", how.normalisation().mean().toString());
    put(model, "graft.std", how.normalisation().std().toString());
    put(model, "graft.channels", how.blueFirst() ? "BGR" : "RGB");
  }

  private static void put(ModelProto.Builder model, String key, String value) {
    model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
  }
}
