package graft.train.graph;

import java.util.List;
import java.util.Map;

/**
 * One step of a graph.
 *
 * @param name for messages
 * @param type the ONNX operator, such as {@code Conv}; with its domain before it, if that is not
 *     ONNX's own
 * @param inputs names of tensors; an empty name means that an optional input is left out
 * @param outputs names of tensors
 * @param attributes by name
 */
public record Node(
    String name,
    String type,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes) {
  /**
   * An attribute of {@code Softmax} and {@code LogSoftmax} that says 1 where the dimension that
   * they work on and all behind it count as one, as they did until opset 12.
   */
  public static final String COERCED = "graft.coerced";

  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
  }

  /** What a node is set to. */
  public sealed interface Attribute {
    /** Whole numbers; a single one is a list of one. */
    record Integers(List<Long> values) implements Attribute {
      public Integers {
        values = List.copyOf(values);
      }
    }

    /** A number. */
    record Real(float value) implements Attribute {}

    /** A word. */
    record Word(String value) implements Attribute {}

    /** A tensor. */
    record Numbers(Constant value) implements Attribute {}

    /** What no operator here reads: a graph, a list of words. */
    record Other(String kind) implements Attribute {}
  }

  /** Its type and its name, for messages: {@code Conv "block1.project"}. */
  @Override
  public String toString() {
    return "%s \"%s\"".formatted(type, name.isEmpty() ? String.join(", ", outputs) : name);
  }
}
