package graft.train.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An ONNX file: read as a net, cut off at a tensor, or with new weights. Immutable. */
public final class NetFile {
  private final ModelProto model;

  private NetFile(ModelProto model) {
    this.model = model;
  }

  /**
   * The file with these bytes, which are copied.
   *
   * @throws IllegalArgumentException if they are no ONNX file
   */
  public static NetFile of(ByteBuffer onnx) {
    try {
      return new NetFile(ModelProto.parseFrom(onnx.duplicate()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("expected an ONNX file: " + e.getMessage(), e);
    }
  }

  /**
   * The part that makes the output of the input.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Net net(String input, String output) {
    Map<String, Constant> constants = new LinkedHashMap<>();
    graph().getInitializerList().forEach(t -> constants.put(t.getName(), ProtoValues.constant(t)));
    List<Node> nodes =
        graph().getNodeList().stream()
            .filter(node -> !ProtoValues.isConstant(node, constants))
            .map(node -> ProtoValues.node(node, opset()))
            .toList();
    return new Net(input, output, nodes, constants).above(input);
  }

  /**
   * The same file with a tensor as its one output and without the nodes and weights that it does
   * not need.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  public byte[] below(String cut) {
    Set<String> wanted = new HashSet<>(Set.of(cut));
    GraphProto.Builder part = graph().toBuilder().clearNode().clearOutput().clearValueInfo();
    List<NodeProto> nodes = graph().getNodeList();
    Set<NodeProto> kept = new HashSet<>();
    for (NodeProto node : nodes.reversed()) {
      if (node.getOutputList().stream().anyMatch(wanted::contains)) {
        kept.add(node);
        node.getInputList().stream().filter(in -> !in.isEmpty()).forEach(wanted::add);
      }
    }
    if (kept.isEmpty()) {
      throw new IllegalArgumentException("a cut must be a tensor of the graph, got " + cut);
    }
    nodes.stream().filter(kept::contains).forEach(part::addNode);
    part.clearInitializer();
    graph().getInitializerList().stream()
        .filter(weights -> wanted.contains(weights.getName()))
        .forEach(part::addInitializer);
    part.addOutput(ValueInfoProto.newBuilder().setName(cut).setType(anyFloats()));
    return model.toBuilder().setGraph(part).build().toByteArray();
  }

  /** float32 of a shape that the runtime infers. */
  private static TypeProto anyFloats() {
    return TypeProto.newBuilder()
        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()))
        .build();
  }

  /**
   * The same file with other values in some of its weights.
   *
   * @throws IllegalArgumentException if it holds no float32 weights of such a name and size
   */
  public byte[] withWeights(Map<String, float[]> weights) {
    GraphProto.Builder graph = graph().toBuilder();
    Map<String, float[]> left = new HashMap<>(weights);
    graph.getInitializerBuilderList().forEach(t -> replace(t, t.getName(), left));
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      if (node.getOpType().equals("Constant")) {
        node.getAttributeBuilderList().stream()
            .filter(AttributeProto.Builder::hasT)
            .forEach(value -> replace(value.getTBuilder(), node.getOutput(0), left));
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("the graph holds no weights " + left.keySet());
    }
    return model.toBuilder().setGraph(graph).build().toByteArray();
  }

  private static void replace(
      TensorProto.Builder tensor, String name, Map<String, float[]> weights) {
    float[] values = weights.remove(name);
    if (values == null) {
      return;
    }
    long size = tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
    if (tensor.getDataType() != DataType.FLOAT.getNumber() || size != values.length) {
      throw new IllegalArgumentException(
          "%s must be %d numbers of float32, got %d for type %s"
              .formatted(name, size, values.length, DataType.forNumber(tensor.getDataType())));
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    ByteString raw = UnsafeByteOperations.unsafeWrap(bytes);
    tensor.clearFloatData().setRawData(raw);
  }

  /** The version of ONNX's own operators. */
  private long opset() {
    return model.getOpsetImportList().stream()
        .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
        .mapToLong(OperatorSetIdProto::getVersion)
        .findFirst()
        .orElse(1);
  }

  /** All that it says. */
  ModelProto model() {
    return model;
  }

  private GraphProto graph() {
    return model.getGraph();
  }
}
