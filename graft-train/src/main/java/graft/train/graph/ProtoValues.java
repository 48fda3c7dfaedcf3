package graft.train.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import graft.train.graph.Node.Attribute;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ONNX's messages to this package's values. */
final class ProtoValues {
  /**
   * The opset from which a softmax works along one dimension, and along the last one by default.
   */
  private static final int SOFTMAX_ALONG_ONE = 13;

  private ProtoValues() {}

  /**
   * A node.
   *
   * @param opset of ONNX's own operators
   */
  static Node node(NodeProto proto, long opset) {
    Map<String, Attribute> attributes = new HashMap<>();
    proto.getAttributeList().forEach(a -> attributes.put(a.getName(), attribute(a)));
    if (opset < SOFTMAX_ALONG_ONE && proto.getOpType().endsWith("Softmax")) {
      attributes.putIfAbsent("axis", new Attribute.Integers(List.of(1L)));
      attributes.put(Node.COERCED, new Attribute.Integers(List.of(1L)));
    }
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
      case TENSOR -> new Attribute.Numbers(constant(proto.getT()));
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
        case "value" -> constants.put(name, constant(value.getT()));
        case "value_float" ->
            constants.put(name, new Constant.Floats(List.of(), new float[] {value.getF()}));
        case "value_floats" -> constants.put(name, floats(value.getFloatsList()));
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

  /**
   * A tensor of float32 or whole numbers, or of one float64; yes and no are 1 and 0.
   *
   * @throws IllegalArgumentException if its numbers are in another file
   */
  static Constant constant(TensorProto proto) {
    if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      throw new IllegalArgumentException(
          "expected an ONNX file that holds its weights, but %s is in another file; save the model as one file"
              .formatted(proto.getName()));
    }
    List<Long> shape = proto.getDimsList();
    return switch (DataType.forNumber(proto.getDataType())) {
      case FLOAT -> new Constant.Floats(shape, floats(proto));
      case DOUBLE -> single(shape, proto);
      case INT64 -> new Constant.Longs(shape, longs(proto));
      case INT32, INT8, BOOL -> new Constant.Longs(shape, narrow(proto));
      case null -> new Constant.Unread("type " + proto.getDataType(), shape);
      default -> new Constant.Unread(DataType.forNumber(proto.getDataType()).name(), shape);
    };
  }

  private static Constant single(List<Long> shape, TensorProto proto) {
    double[] values =
        proto.hasRawData()
            ? doubles(raw(proto).asDoubleBuffer())
            : proto.getDoubleDataList().stream().mapToDouble(Double::doubleValue).toArray();
    return values.length == 1
        ? new Constant.Floats(shape, new float[] {(float) values[0]})
        : new Constant.Unread(DataType.DOUBLE.name(), shape);
  }

  private static double[] doubles(DoubleBuffer buffer) {
    double[] values = new double[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static Constant floats(List<Float> list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i);
    }
    return new Constant.Floats(List.of((long) values.length), values);
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

  /** Whole numbers of four bytes, or of one. */
  private static long[] narrow(TensorProto tensor) {
    if (!tensor.hasRawData()) {
      return tensor.getInt32DataList().stream().mapToLong(Integer::longValue).toArray();
    }
    ByteBuffer raw = raw(tensor);
    boolean wide = tensor.getDataType() == DataType.INT32.getNumber();
    long[] values = new long[raw.remaining() / (wide ? Integer.BYTES : 1)];
    for (int i = 0; i < values.length; i++) {
      values[i] = wide ? raw.getInt() : raw.get();
    }
    return values;
  }

  private static ByteBuffer raw(TensorProto tensor) {
    return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }
}
