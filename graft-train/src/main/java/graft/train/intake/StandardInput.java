package graft.train.intake;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import graft.train.intake.ImageInput.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Gives a graph the input that every backbone of Graft has: float32 (n, 3, height, width). */
final class StandardInput {
  static final String NAME = "pixels";

  private StandardInput() {}

  /**
   * A graph.
   *
   * @param graph with the new input
   * @param input its name
   */
  record Standard(GraphProto graph, String input) {}

  /** The graph with the new input in the place of the old one. */
  static Standard of(GraphProto graph, ImageInput picture) {
    Surgery surgery = new Surgery(graph);
    String input = surgery.free(NAME);
    String last = input;
    if (picture.layout() == Layout.NHWC) {
      last =
          surgery.node(
              "channels_last",
              "Transpose",
              List.of(last),
              Surgery.attribute("perm", new long[] {0, 2, 3, 1}));
    }
    if (picture.half()) {
      last =
          surgery.node(
              "half", "Cast", List.of(last), Surgery.attribute("to", DataType.FLOAT16.getNumber()));
    }
    GraphProto.Builder standard =
        graph.toBuilder()
            .clearInput()
            .addInput(Values.pixels(input, picture.size(), picture.size()))
            .clearNode()
            .addAllNode(surgery.nodes());
    for (NodeProto node : graph.getNodeList()) {
      standard.addNode(renamed(node, picture.name(), last));
    }
    return new Standard(standard.build(), input);
  }

  static NodeProto renamed(NodeProto node, String from, String to) {
    NodeProto.Builder renamed = node.toBuilder();
    for (int i = 0; i < node.getInputCount(); i++) {
      if (node.getInput(i).equals(from)) {
        renamed.setInput(i, to);
      }
    }
    return renamed.build();
  }

  /*
   * A file that was exported for one photo holds that 1 in two ways: in the shapes of its Reshapes,
   * and in constants that are joined to what comes from the photo, such as a class token.
   */
  /** The graph for any number of photos, of one that was exported for one. */
  static GraphProto forManyPhotos(GraphProto graph, String input) {
    Wiring wiring = Wiring.of(graph, input);
    Surgery surgery = new Surgery(graph);
    GraphProto.Builder many = graph.toBuilder().clearNode();
    for (NodeProto node : graph.getNodeList()) {
      int made = surgery.nodes().size();
      NodeProto changed =
          switch (node.getOpType()) {
            case "Reshape" -> reshape(node, wiring, surgery);
            case "Concat" -> concat(node, wiring, surgery);
            default -> node;
          };
      many.addAllNode(surgery.nodes().subList(made, surgery.nodes().size())).addNode(changed);
    }
    return many.addAllInitializer(surgery.constants()).build();
  }

  private static NodeProto reshape(NodeProto node, Wiring wiring, Surgery surgery) {
    Optional<long[]> shape = wiring.weights(node.getInput(1)).map(Values::longs);
    if (!wiring.isLive(node.getInput(0)) || shape.isEmpty() || shape.get().length == 0) {
      return node;
    }
    long[] sides = shape.get().clone();
    if (sides[0] != 1) {
      return node;
    }
    boolean known = LongStream.of(sides).allMatch(side -> side > 0);
    sides[0] = known ? -1 : 0; // what is left over, or as many as come in
    return node.toBuilder().setInput(1, surgery.longs("anyShape", sides)).build();
  }

  private static NodeProto concat(NodeProto node, Wiring wiring, Surgery surgery) {
    List<String> live = wiring.liveInputs(node);
    boolean alongBatch = Values.attribute(node, "axis").filter(a -> a.getI() == 0).isPresent();
    if (live.isEmpty() || alongBatch) {
      return node;
    }
    NodeProto.Builder many = node.toBuilder();
    for (int i = 0; i < node.getInputCount(); i++) {
      Optional<TensorProto> weights = wiring.weights(node.getInput(i));
      if (weights.isPresent()
          && weights.get().getDimsCount() > 1
          && weights.get().getDims(0) == 1) {
        String photos =
            surgery.node(
                "photos",
                "Shape",
                List.of(live.getFirst()),
                Surgery.attribute("start", 0),
                Surgery.attribute("end", 1));
        String ones = surgery.longs("ones", ones(weights.get().getDimsCount() - 1));
        String shape =
            surgery.node(
                "manyShape", "Concat", List.of(photos, ones), Surgery.attribute("axis", 0));
        many.setInput(i, surgery.node("many", "Expand", List.of(node.getInput(i), shape)));
      }
    }
    return many.build();
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
