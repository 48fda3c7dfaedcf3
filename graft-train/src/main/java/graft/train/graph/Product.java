package graft.train.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node that multiplies and adds up.
 *
 * @param kind how its tensors' shapes say how often
 * @param left the tensor that is multiplied
 * @param right what with: the weights, or another tensor
 * @param output what it makes
 * @param integers whether the numbers are integers of 8 bits
 */
record Product(Kind kind, String left, String right, String output, boolean integers) {

  /** Ways to multiply. */
  enum Kind {
    /** Each number that comes out is a sum over one filter. */
    CONVOLUTION,
    /** Each number that goes in meets one filter. */
    TRANSPOSED_CONVOLUTION,
    /** Each number that comes out is a sum over a row of the left tensor. */
    MATRICES,
    /** The same, where either may lie across; the right one has two dimensions. */
    GEMM
  }

  /** A graph's, in the order of computation. Those of graphs inside nodes are not counted. */
  static List<Product> all(GraphProto graph) {
    Map<String, NodeProto> makers = new HashMap<>();
    List<Product> products = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) { // a maker stands before its readers
      node.getOutputList().forEach(tensor -> makers.put(tensor, node));
      of(node, makers).ifPresent(products::add);
    }
    return products;
  }

  private static Optional<Product> of(NodeProto node, Map<String, NodeProto> makers) {
    return switch (node.getOpType()) {
      case "Conv", "FusedConv" -> floats(Kind.CONVOLUTION, node, makers);
      case "ConvTranspose" -> floats(Kind.TRANSPOSED_CONVOLUTION, node, makers);
      case "MatMul", "FusedMatMul" -> floats(Kind.MATRICES, node, makers);
      case "Gemm", "FusedGemm" -> floats(Kind.GEMM, node, makers);
      case "ConvInteger" -> integers(Kind.CONVOLUTION, node, 1);
      case "MatMulInteger" -> integers(Kind.MATRICES, node, 1);
      case "QLinearConv" -> integers(Kind.CONVOLUTION, node, 3);
      case "QLinearMatMul" -> integers(Kind.MATRICES, node, 3);
      default -> Optional.empty();
    };
  }

  /** Of floats, or of integers that the file writes as floats and the runtime takes as integers. */
  private static Optional<Product> floats(
      Kind kind, NodeProto node, Map<String, NodeProto> makers) {
    Optional<NodeProto> left = dequantised(node.getInput(0), makers);
    Optional<NodeProto> right = dequantised(node.getInput(1), makers);
    return Optional.of(
        new Product(
            kind,
            node.getInput(0),
            right.map(maker -> maker.getInput(0)).orElse(node.getInput(1)),
            node.getOutput(0),
            left.isPresent() && right.isPresent()));
  }

  private static Optional<NodeProto> dequantised(String tensor, Map<String, NodeProto> makers) {
    return Optional.ofNullable(makers.get(tensor))
        .filter(maker -> maker.getOpType().equals("DequantizeLinear"));
  }

  private static Optional<Product> integers(Kind kind, NodeProto node, int right) {
    return Optional.of(
        new Product(kind, node.getInput(0), node.getInput(right), node.getOutput(0), true));
  }

  /** The tensors whose shapes say how often it multiplies. */
  List<String> tensors() {
    return switch (kind) {
      case CONVOLUTION, GEMM -> List.of(right, output);
      case TRANSPOSED_CONVOLUTION -> List.of(left, right);
      case MATRICES -> List.of(left, output);
    };
  }

  /**
   * How often it multiplies.
   *
   * @param shapes of its tensors, by name
   */
  long count(Map<String, List<Long>> shapes) {
    return switch (kind) {
      case CONVOLUTION -> numbers(shape(output, shapes)) * filter(shape(right, shapes));
      case TRANSPOSED_CONVOLUTION -> numbers(shape(left, shapes)) * filter(shape(right, shapes));
      case MATRICES -> numbers(shape(output, shapes)) * shape(left, shapes).getLast();
      case GEMM -> {
        long columns = shape(output, shapes).getLast();
        yield numbers(shape(output, shapes)) / columns * numbers(shape(right, shapes));
      }
    };
  }

  private static List<Long> shape(String tensor, Map<String, List<Long>> shapes) {
    List<Long> shape = shapes.getOrDefault(tensor, List.of());
    if (shape.isEmpty()) {
      throw new IllegalArgumentException("the factor %s must have dimensions".formatted(tensor));
    }
    return shape;
  }

  /** Numbers of one filter: the first dimension counts filters, or the channels that go in. */
  private static long filter(List<Long> weights) {
    return numbers(weights) / weights.getFirst();
  }

  private static long numbers(List<Long> shape) {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
