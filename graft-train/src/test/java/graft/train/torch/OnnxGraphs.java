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

  private static TensorProto.Builder tensor(String name, DataType type, long... shape) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .addAllDims(LongStream.of(shape).boxed().toList());
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
