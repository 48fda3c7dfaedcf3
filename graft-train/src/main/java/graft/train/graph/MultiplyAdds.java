package graft.train.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import graft.vision.pass.GraphException;
import graft.vision.pass.GraphProbe;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * How large a product is depends on its tensors' shapes. Those of weights stand in the file; the
 * others are made outputs of the graph, which is run once, on a black picture.
 */
/**
 * How much a network computes for one photo: multiplications in convolutions and matrix products,
 * each with its addition. What else it does costs little beside them. Unlike seconds, the figure is
 * the same on every machine and at any time.
 *
 * @param floats of float32 numbers
 * @param integers of 8-bit integers
 */
public record MultiplyAdds(long floats, long integers) {
  /** What one of integers takes beside one of floats (docs/decisions/0025: half the time). */
  private static final double INTEGER = 0.5;

  /**
   * Those of a network on a square picture.
   *
   * @param onnx an ONNX file, pixels float32 (n, 3, height, width) in
   * @param input the pixels' name
   * @param imageSize the side of the square
   * @throws GraphException if ONNX Runtime cannot run it on such a picture
   * @throws IllegalArgumentException if it is no ONNX file
   */
  public static MultiplyAdds of(ByteBuffer onnx, String input, int imageSize)
      throws GraphException {
    ModelProto model = NetFile.of(onnx).model();
    List<Product> products = Product.all(model.getGraph());
    Map<String, List<Long>> shapes = new HashMap<>();
    for (TensorProto weights : model.getGraph().getInitializerList()) {
      shapes.put(weights.getName(), weights.getDimsList());
    }
    shapes.put(input, List.of(1L, 3L, (long) imageSize, (long) imageSize));
    Set<String> unknown = new LinkedHashSet<>();
    products.forEach(product -> unknown.addAll(product.tensors()));
    unknown.removeAll(shapes.keySet());
    if (!unknown.isEmpty()) {
      shapes.putAll(shapes(with(model, unknown), input, imageSize));
    }
    return new MultiplyAdds(count(products, shapes, false), count(products, shapes, true));
  }

  /** What it takes in all, in multiplications of floats. */
  public double cost() {
    return floats + INTEGER * integers;
  }

  private static long count(
      List<Product> products, Map<String, List<Long>> shapes, boolean integers) {
    return products.stream()
        .filter(product -> product.integers() == integers)
        .mapToLong(product -> product.count(shapes))
        .sum();
  }

  /** The same graph with other outputs, of types that the runtime infers. */
  private static ModelProto with(ModelProto model, Set<String> outputs) {
    GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput();
    outputs.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
    return model.toBuilder().setGraph(graph).build();
  }

  private static Map<String, List<Long>> shapes(ModelProto model, String input, int imageSize)
      throws GraphException {
    byte[] bytes = model.toByteArray();
    ByteBuffer onnx = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    Map<String, List<Long>> shapes = new HashMap<>();
    try (GraphProbe probe = GraphProbe.open(onnx, input)) {
      probe
          .run(new float[3 * imageSize * imageSize], 1, 3, imageSize, imageSize)
          .forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    }
    return shapes;
  }
}
