package graft.train.intake;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import graft.core.error.UserError;
import graft.vision.pass.GraphException;
import graft.vision.pass.GraphProbe;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody's graph on its way to become a backbone.
 *
 * @param file where it came from, for messages
 * @param model opset 18 or later, all weights inside
 * @param input the picture's name
 */
record Draft(Path file, ModelProto model, String input) {
  /** Notes of exporters to a node: where in somebody's Python it came from. */
  private static final int NODE_METADATA = 9;

  GraphProto graph() {
    return model.getGraph();
  }

  Wiring wiring() {
    return Wiring.of(graph(), input);
  }

  Draft with(GraphProto graph) {
    return new Draft(file, model.toBuilder().setGraph(graph).build(), input);
  }

  /** The graph cut off at these tensors. */
  Draft until(List<String> outputs) {
    return with(wiring().pruned(outputs));
  }

  /** The graph with more nodes and constants behind it. */
  Draft with(Surgery more) {
    GraphProto.Builder graph = graph().toBuilder();
    more.constants().forEach(graph::addInitializer);
    more.nodes().forEach(graph::addNode);
    return with(graph.build());
  }

  /** As ONNX Runtime's basic optimisation leaves it. */
  Draft simplified() {
    try {
      ModelProto simple = ModelProto.parseFrom(GraphProbe.simplified(bytes()));
      return new Draft(file, simple, input);
    } catch (GraphException e) {
      throw refused(e);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("ONNX Runtime has written no ONNX file", e);
    }
  }

  GraphProbe probe() {
    try {
      return GraphProbe.open(bytes(), input);
    } catch (GraphException e) {
      throw refused(e);
    }
  }

  ByteBuffer bytes() {
    byte[] bytes = model.toByteArray();
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  UserError refused(GraphException e) {
    return new UserError(
        "%s must be a network that ONNX Runtime can run, but it says: %s Export it again, with opset_version=18 if it was another"
            .formatted(file, e.getMessage()),
        e);
  }

  /** Without what exporters have noted for themselves. */
  static NodeProto clean(NodeProto node) {
    UnknownFieldSet.Builder fields =
        UnknownFieldSet.newBuilder().mergeFrom(node.getUnknownFields());
    return node.toBuilder()
        .clearDocString()
        .setUnknownFields(fields.clearField(NODE_METADATA).build())
        .build();
  }
}
