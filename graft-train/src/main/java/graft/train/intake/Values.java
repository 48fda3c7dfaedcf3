package graft.train.intake;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads and writes ONNX's little messages. */
final class Values {
  private Values() {}

  /** Whatever the runtime infers. */
  static ValueInfoProto any(String name) {
    return ValueInfoProto.newBuilder().setName(name).build();
  }

  /** float32 of a shape that the runtime infers. */
  static ValueInfoProto floats(String name) {
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** float32 (n, 3, height, width); a height or width of 0 is free. */
  static ValueInfoProto pixels(String name, long height, long width) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("n"))
            .addDim(Dimension.newBuilder().setDimValue(3))
            .addDim(side("height", height))
            .addDim(side("width", width))
            .build();
    ValueInfoProto.Builder value = floats(name).toBuilder();
    value.getTypeBuilder().getTensorTypeBuilder().setShape(shape);
    return value.build();
  }

  private static Dimension side(String name, long size) {
    return size == 0
        ? Dimension.newBuilder().setDimParam(name).build()
        : Dimension.newBuilder().setDimValue(size).build();
  }

  static Optional<AttributeProto> attribute(NodeProto node, String name) {
    return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst();
  }

  /** The values of an int64 tensor. */
  static long[] longs(TensorProto tensor) {
    if (tensor.getRawData().isEmpty()) {
      return tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }
    long[] values = new long[tensor.getRawData().size() / Long.BYTES];
    raw(tensor).asLongBuffer().get(values);
    return values;
  }

  /** The first value of a float32 tensor. */
  static float first(TensorProto tensor) {
    return tensor.getRawData().isEmpty() ? tensor.getFloatData(0) : raw(tensor).getFloat(0);
  }

  private static ByteBuffer raw(TensorProto tensor) {
    return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }
}
