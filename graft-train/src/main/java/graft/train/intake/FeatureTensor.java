package graft.train.intake;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a network knows of a picture before it names a class.
 *
 * @param tensor the input of the last classifier, or the graph's output where there is none
 * @param classifier the operator that was cut off; empty where the file has none
 */
record FeatureTensor(String tensor, Optional<String> classifier) {
  /** What may stand between a classifier and the output, and makes no other choice of it. */
  private static final Set<String> TAIL =
      Set.of(
          "Softmax",
          "LogSoftmax",
          "Sigmoid",
          "Identity",
          "Cast",
          "Dropout",
          "Flatten",
          "Squeeze",
          "Reshape",
          "Add",
          "Sub",
          "Mul",
          "Div",
          "Clip");

  /** Outputs that Hugging Face and others name so are features and no classes. */
  private static final List<String> FEATURES =
      List.of("embed", "feature", "hidden_state", "pooler", "pooled");

  /** Names of outputs, the one to take first where there are several. */
  private static final List<String> FIRST =
      List.of("image_embeds", "logits", "last_hidden_state", "pooler_output");

  /** The output to start from, of those that the picture has a part in. */
  static String output(List<String> outputs) {
    return FIRST.stream().filter(outputs::contains).findFirst().orElse(outputs.getFirst());
  }

  /** Looks for the classifier that makes an output. */
  static FeatureTensor before(String output, Wiring wiring) {
    String name = output.toLowerCase(Locale.ROOT);
    if (FEATURES.stream().anyMatch(name::contains)) {
      return new FeatureTensor(output, Optional.empty());
    }
    String tensor = output;
    while (true) {
      Optional<NodeProto> maker = wiring.maker(tensor);
      if (maker.isEmpty() || numbers(maker.get(), wiring).size() != 1) {
        return new FeatureTensor(output, Optional.empty());
      }
      NodeProto node = maker.get();
      String before = numbers(node, wiring).getFirst();
      if (isClassifier(node, wiring)) {
        return new FeatureTensor(before, Optional.of(node.getOpType()));
      }
      if (!TAIL.contains(node.getOpType())) {
        return new FeatureTensor(output, Optional.empty());
      }
      tensor = before;
    }
  }

  /** Where a node's numbers come from: of a Reshape not what only says its shape. */
  private static List<String> numbers(NodeProto node, Wiring wiring) {
    return node.getOpType().equals("Reshape") ? List.of(node.getInput(0)) : wiring.liveInputs(node);
  }

  /** A convolution is one where it sees what pooling has left. */
  private static boolean isClassifier(NodeProto node, Wiring wiring) {
    if (!wiring.isWeighted(node)) {
      return false;
    }
    return switch (node.getOpType()) {
      case "Gemm", "MatMul" -> true;
      case "Conv" -> Pooling.isPooled(node.getInput(0), wiring);
      default -> false;
    };
  }
}
