package graft.train.torch;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Graphs of a few nodes, from "in" to "out", made in a test. */
final class OnnxGraphs {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private final SplittableRandom random = new SplittableRandom(5);

  OnnxGraphs node(String type, List<String> inputs, String output, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName("the " + output)
            .setOpType(type)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return this;
  }

  /** Random weights of about a third. */
  OnnxGraphs weights(String name, long... shape) {
    int size = (int) LongStream.of(shape).reduce(1, (a, b) -> a * b);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() / 3);
    }
    return floats(name, values, shape);
  }

  OnnxGraphs floats(String name, float[] values, long... shape) {
    TensorProto.Builder tensor = tensor(name, DataType.FLOAT, shape);
    for (float value : values) {
      tensor.addFloatData(value); // the embedded backbones hold raw bytes: here the other way
    }
    graph.addInitializer(tensor);
    return this;
  }

  OnnxGraphs longs(String name, long... values) {
    TensorProto.Builder tensor = tensor(name, DataType.INT64, values.length);
    LongStream.of(values).forEach(tensor::addInt64Data);
    graph.addInitializer(tensor);
    return this;
  }

  /** A row of float32 that a node names. */
  OnnxGraphs constant(String name, float... values) {
    TensorProto.Builder tensor = tensor("", DataType.FLOAT, values.length);
    for (float value : values) {
      tensor.addFloatData(value);
    }
    AttributeProto.Builder value =
        AttributeProto.newBuilder().setName("value").setType(AttributeType.TENSOR).setT(tensor);
    return node("Constant", List.of(), name, value.build());
  }

  /** float64, as raw numbers. */
  OnnxGraphs real(String name, double... values) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asDoubleBuffer().put(values);
    graph.addInitializer(
        tensor(name, DataType.DOUBLE, values.length).setRawData(ByteString.copyFrom(raw)));
    return this;
  }

  /** Yes (1) and no (0), a byte each. */
  OnnxGraphs flags(String name, int... values) {
    byte[] raw = new byte[values.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) values[i];
    }
    graph.addInitializer(
        tensor(name, DataType.BOOL, values.length).setRawData(ByteString.copyFrom(raw)));
    return this;
  }

  private static TensorProto.Builder tensor(String name, DataType type, long... shape) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .addAllDims(LongStream.of(shape).boxed().toList());
  }

  /** A node that makes several tensors. */
  OnnxGraphs split(List<String> inputs, List<String> outputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Split")
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(List.of(attributes)));
    return this;
  }

  /** An attribute that is a tensor of one whole number. */
  static AttributeProto longTensor(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.TENSOR)
        .setT(tensor("", DataType.INT64, 1).addInt64Data(value))
        .build();
  }

  static AttributeProto ints(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto number(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto word(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  /** The file. */
  ByteBuffer bytes(int opset) {
    graph.addInput(value("in")).addOutput(value("out"));
    byte[] bytes =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
            .setGraph(graph)
            .build()
            .toByteArray();
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static ValueInfoProto value(String name) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber())))
        .build();
  }
}
