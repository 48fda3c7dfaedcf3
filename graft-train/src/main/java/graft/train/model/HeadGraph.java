package graft.train.model;

import static graft.train.model.GraphDraft.attribute;

import graft.core.head.Dense;
import graft.core.head.Head;
import java.util.List;

/**
 * The part of a model that makes probabilities of features: softmax(logits / temperature), where
 * the logits are W x + b, or W₂ max(0, W₁ x + b₁) + b₂ where the head has a hidden layer.
 */
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
    String inputs = features;
    String prefix = head.prefix();
    if (head.head().hidden() > 0) {
      Layer hidden = new Layer(head.head().layers().getFirst(), prefix + "hidden/", "unit");
      graph.node("Relu", List.of(hidden.add(graph, inputs, "sums")), prefix + "hidden/active");
      inputs = prefix + "hidden/active";
    }
    String logits =
        new Layer(head.head().layers().getLast(), prefix, "class").add(graph, inputs, "logits");
    String temperature = graph.floats(prefix + "temperature", new float[] {head.temperature()}, 1);
    graph.node("Div", List.of(logits, temperature), prefix + "tempered");
    graph.node("Softmax", List.of(prefix + "tempered"), probabilities, attribute("axis", -1));
  }

  /**
   * A head and what its logits are divided by.
   *
   * @param temperature above 0
   * @param prefix of its tensors' names
   */
  record Tempered(Head head, float temperature, String prefix) {}

  /**
   * A layer on its way into the graph.
   *
   * @param prefix of its tensors' names
   * @param unit what one of its outputs is called in messages
   */
  private record Layer(Dense dense, String prefix, String unit) {

    /** Adds the layer and gives the name of what it makes. */
    String add(GraphDraft graph, String inputs, String output) {
      String weights = graph.floats(prefix + "weights", weights(), dense.units(), dense.inputs());
      String biases = graph.floats(prefix + "biases", biases(), dense.units());
      graph.node("Gemm", List.of(inputs, weights, biases), prefix + output, attribute("transB", 1));
      return prefix + output;
    }

    private float[] weights() {
      float[] weights = new float[dense.units() * dense.inputs()]; // (units, inputs)
      for (int k = 0; k < dense.units(); k++) {
        for (int i = 0; i < dense.inputs(); i++) {
          weights[k * dense.inputs() + i] = finite(dense.weight(k, i), "weight", k);
        }
      }
      return weights;
    }

    private float[] biases() {
      float[] biases = new float[dense.units()];
      for (int k = 0; k < biases.length; k++) {
        biases[k] = finite(dense.bias(k), "bias", k);
      }
      return biases;
    }

    private float finite(float value, String what, int at) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "The head's %s of %s %d must be finite, got %s".formatted(what, unit, at, value));
      }
      return value;
    }
  }
}
