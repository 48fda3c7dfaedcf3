package graft.train.torch;

import graft.train.graph.Constant;
import graft.train.graph.Node;
import graft.train.graph.Node.Attribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/** One node as it is run: its inputs, and what it is set to. */
final class Call {
  private final Node node;
  private final Map<String, Tensor> tensors;
  private final Map<String, Constant> constants;

  Call(Node node, Map<String, Tensor> tensors, Map<String, Constant> constants) {
    this.node = node;
    this.tensors = tensors;
    this.constants = constants;
  }

  /** Whether there is such an input; the last ones may be left out. */
  boolean has(int input) {
    return input < node.inputs().size() && !node.inputs().get(input).isEmpty();
  }

  /** An input. */
  Tensor tensor(int input) {
    Tensor tensor = has(input) ? tensors.get(node.inputs().get(input)) : null;
    if (tensor == null) {
      throw new UnknownOperatorException(
          node, "its input %d is no float32 tensor".formatted(input));
    }
    return tensor;
  }

  /** An input that may be left out. */
  TensorOptional optional(int input) {
    return has(input) ? new TensorOptional(tensor(input)) : new TensorOptional();
  }

  /** An input that is one constant number, or the attribute of older opsets, or neither. */
  float number(int input, String attribute, float otherwise) {
    if (has(input) && constant(input) instanceof Constant.Floats c && c.size() == 1) {
      return c.at(0);
    }
    if (has(input)) {
      throw new UnknownOperatorException(node, "its input %d is no constant".formatted(input));
    }
    return number(attribute, otherwise);
  }

  /** Whole numbers: a constant input, or the attribute of older opsets, or neither. */
  long[] integers(int input, String attribute, long... otherwise) {
    if (has(input) && constant(input) instanceof Constant.Longs c) {
      return c.toArray();
    }
    if (has(input)) {
      throw new UnknownOperatorException(node, "its input %d is no constant".formatted(input));
    }
    return integers(attribute, otherwise);
  }

  private @Nullable Constant constant(int input) {
    return constants.get(node.inputs().get(input));
  }

  /** An attribute of whole numbers. */
  long[] integers(String attribute, long... otherwise) {
    return node.attributes().get(attribute) instanceof Attribute.Integers(List<Long> values)
        ? values.stream().mapToLong(Long::longValue).toArray()
        : otherwise;
  }

  /** An attribute of one whole number. */
  long integer(String attribute, long otherwise) {
    return integers(attribute, otherwise)[0];
  }

  /** An attribute of one number. */
  float number(String attribute, float otherwise) {
    return node.attributes().get(attribute) instanceof Attribute.Real(float value)
        ? value
        : otherwise;
  }

  /** An attribute of one word. */
  String word(String attribute, String otherwise) {
    return node.attributes().get(attribute) instanceof Attribute.Word(String value)
        ? value
        : otherwise;
  }

  /** Refuses the node when a condition does not hold. */
  void require(boolean holds, String why) {
    if (!holds) {
      throw new UnknownOperatorException(node, why);
    }
  }
}
