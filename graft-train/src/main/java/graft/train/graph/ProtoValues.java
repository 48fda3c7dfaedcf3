package graft.train.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import graft.train.graph.Node.Attribute;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ONNX's messages to this package's values. */
final class ProtoValues {
  private ProtoValues() {}

  static Node node(NodeProto proto) {
    Map<String, Attribute> attributes = new HashMap<>();
    proto.getAttributeList().forEach(a -> attributes.put(a.getName(), attribute(a)));
    boolean standard = proto.getDomain().isEmpty() || proto.getDomain().equals("ai.onnx");
    return new Node(
        proto.getName(),
        standard ? proto.getOpType() : proto.getDomain() + "." + proto.getOpType(),
        proto.getInputList(),
        proto.getOutputList(),
        attributes);
  }

  private static Attribute attribute(AttributeProto proto) {
    return switch (proto.getType()) {
      case INT -> new Attribute.Integers(List.of(proto.getI()));
      case INTS -> new Attribute.Integers(proto.getIntsList());
      case FLOAT -> new Attribute.Real(proto.getF());
      case STRING -> new Attribute.Word(proto.getS().toStringUtf8());
      default -> new Attribute.Other(proto.getType().name());
    };
  }

  /** Whether a node only names a constant, which is then put to the others. */
  static boolean isConstant(NodeProto node, Map<String, Constant> constants) {
    if (!node.getOpType().equals("Constant") || !node.getDomain().isEmpty()) {
      return false;
    }
    for (AttributeProto value : node.getAttributeList()) {
      String name = node.getOutput(0);
      switch (value.getName()) {
        case "value" -> put(name, value.getT(), constants);
        case "value_float" ->
            constants.put(name, new Constant.Floats(List.of(), new float[] {value.getF()}));
        case "value_int" ->
            constants.put(name, new Constant.Longs(List.of(), new long[] {value.getI()}));
        case "value_ints" -> {
          long[] values = value.getIntsList().stream().mapToLong(Long::longValue).toArray();
          constants.put(name, new Constant.Longs(List.of((long) values.length), values));
        }
        default -> {} // whoever reads it misses it by name
      }
    }
    return true;
  }

  /** Puts a tensor to the constants, if it is of a kind that an operator here reads. */
  static void put(String name, TensorProto tensor, Map<String, Constant> constants) {
    if (tensor.getDataType() == DataType.FLOAT.getNumber()) {
      constants.put(name, new Constant.Floats(tensor.getDimsList(), floats(tensor)));
    } else if (tensor.getDataType() == DataType.INT64.getNumber()) {
      constants.put(name, new Constant.Longs(tensor.getDimsList(), longs(tensor)));
    }
  }

  private static float[] floats(TensorProto tensor) {
    if (!tensor.hasRawData()) {
      float[] values = new float[tensor.getFloatDataCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
      return values;
    }
    float[] values = new float[tensor.getRawData().size() / Float.BYTES];
    raw(tensor).asFloatBuffer().get(values);
    return values;
  }

  private static long[] longs(TensorProto tensor) {
    if (!tensor.hasRawData()) {
      return tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }
    long[] values = new long[tensor.getRawData().size() / Long.BYTES];
    raw(tensor).asLongBuffer().get(values);
    return values;
  }

  private static ByteBuffer raw(TensorProto tensor) {
    return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }
}
