package graft.train.intake;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Names, nodes and constants that are added to somebody's graph. */
final class Surgery {
  private final Set<String> taken = new HashSet<>();
  private final List<NodeProto> nodes = new ArrayList<>();
  private final List<TensorProto> constants = new ArrayList<>();

  Surgery(GraphProto graph) {
    graph.getInputList().forEach(value -> taken.add(value.getName()));
    graph.getInitializerList().forEach(weights -> taken.add(weights.getName()));
    graph.getNodeList().forEach(node -> taken.addAll(node.getOutputList()));
  }

  /** What was added, in the order of computation. */
  List<NodeProto> nodes() {
    return nodes;
  }

  List<TensorProto> constants() {
    return constants;
  }

  /** A name that no tensor has. */
  String free(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  /** Adds a node and gives the name of what it makes, which begins as wanted. */
  String node(String wanted, String type, List<String> inputs, AttributeProto... attributes) {
    String output = free(wanted);
    nodes.add(
        NodeProto.newBuilder()
            .setName(output)
            .setOpType(type)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes))
            .build());
    return output;
  }

  /** Adds a vector of int64 and gives its name. */
  String longs(String wanted, long... values) {
    String name = free(wanted);
    constants.add(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64.getNumber())
            .addDims(values.length)
            .addAllInt64Data(LongStream.of(values).boxed().toList())
            .build());
    return name;
  }

  /** Adds a whole number without dimensions and gives its name. */
  String scalar(String wanted, long value) {
    String name = free(wanted);
    constants.add(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64.getNumber())
            .addInt64Data(value)
            .build());
    return name;
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto attribute(String name, long[] values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }
}
