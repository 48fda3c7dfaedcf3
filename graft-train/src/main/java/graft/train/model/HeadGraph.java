package graft.train.model;

import static graft.train.model.GraphDraft.attribute;

import graft.core.head.Head;
import java.util.List;

/** The part of a model that makes probabilities of features: softmax((W x + b) / temperature). */
final class HeadGraph {
  private HeadGraph() {}

  /**
   * Adds the part. Its logits before the division are the head's own, so that the temperature can
   * be seen in the graph and is not hidden in the weights.
   *
   * @param features a tensor float32 (n, features)
   * @param probabilities the tensor to make, float32 (n, classes)
   */
  static void add(GraphDraft graph, String features, Tempered head, String probabilities) {
    Head linear = head.head();
    String weights =
        graph.floats("graft/weights", weights(linear), linear.classes(), linear.features());
    String biases = graph.floats("graft/biases", biases(linear), linear.classes());
    graph.node("Gemm", List.of(features, weights, biases), "graft/logits", attribute("transB", 1));
    String temperature = graph.floats("graft/temperature", new float[] {head.temperature()}, 1);
    graph.node("Div", List.of("graft/logits", temperature), "graft/tempered");
    graph.node("Softmax", List.of("graft/tempered"), probabilities, attribute("axis", -1));
  }

  /** A head and what its logits are divided by. */
  record Tempered(Head head, float temperature) {}

  private static float[] weights(Head head) {
    float[] weights = new float[head.classes() * head.features()]; // (classes, features)
    for (int k = 0; k < head.classes(); k++) {
      for (int f = 0; f < head.features(); f++) {
        weights[k * head.features() + f] = finite(head.weight(k, f), "weight", k);
      }
    }
    return weights;
  }

  private static float[] biases(Head head) {
    float[] biases = new float[head.classes()];
    for (int k = 0; k < biases.length; k++) {
      biases[k] = finite(head.bias(k), "bias", k);
    }
    return biases;
  }

  private static float finite(float value, String what, int label) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "The head's %s of class %d must be finite, got %s".formatted(what, label, value));
    }
    return value;
  }
}
