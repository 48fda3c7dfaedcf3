package graft.train.torch;

import graft.train.graph.Constant;
import graft.train.graph.Node;
import graft.train.graph.Node.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One node as it is run: its inputs, and what it is set to. */
final class Call {
  private final Node node;
  private final int output;
  private final Map<String, Tensor> tensors;
  private final Placement placement;

  /**
   * A call.
   *
   * @param output the one that is asked for, from 0
   * @param tensors all that there are, by name
   * @param placement where they lie
   */
  Call(Node node, int output, Map<String, Tensor> tensors, Placement placement) {
    this.node = node;
    this.output = output;
    this.tensors = tensors;
    this.placement = placement;
  }

  /** Which of the node's outputs is asked for, from 0. */
  int output() {
    return output;
  }

  /** How many outputs the node has. */
  int outputs() {
    return node.outputs().size();
  }

  /** Whether there is such an input; the last ones may be left out. */
  boolean has(int input) {
    return input < node.inputs().size() && !node.inputs().get(input).isEmpty();
  }

  /** An input, where the node is run. */
  Tensor tensor(int input) {
    return brought(given(input));
  }

  /** A tensor where the node is run: with the weights, if one of its inputs lies there. */
  Tensor brought(Tensor tensor) {
    return placement.apart() && isApart() ? placement.bring(tensor) : tensor;
  }

  private boolean isApart() {
    for (String name : node.inputs()) {
      Tensor tensor = tensors.get(name);
      if (tensor != null && !tensor.is_cpu()) {
        return true;
      }
    }
    return false;
  }

  /** An input, where it lies. */
  private Tensor given(int input) {
    Tensor tensor = has(input) ? tensors.get(node.inputs().get(input)) : null;
    if (tensor == null) {
      String name = input < node.inputs().size() ? node.inputs().get(input) : "";
      throw UnknownOperatorException.input(node, name);
    }
    return tensor;
  }

  /** All inputs. */
  List<Tensor> tensors() {
    return IntStream.range(0, node.inputs().size()).mapToObj(this::tensor).toList();
  }

  /** An input that may be left out. */
  TensorOptional optional(int input) {
    return has(input) ? new TensorOptional(tensor(input)) : new TensorOptional();
  }

  /** An input that is one number. */
  Scalar single(int input) {
    return given(input).item();
  }

  /** An input that is one number, or the attribute of older opsets, or neither. */
  float number(int input, String attribute, float otherwise) {
    return has(input) ? given(input).item_float() : number(attribute, otherwise);
  }

  /** Whole numbers: an input, or the attribute of older opsets, or neither. */
  long[] integers(int input, String attribute, long... otherwise) {
    return has(input) ? integers(given(input)) : integers(attribute, otherwise);
  }

  private static long[] integers(Tensor tensor) {
    long[] values = new long[Math.toIntExact(tensor.numel())];
    if (values.length > 0) {
      tensor.cpu().to(ScalarType.Long).contiguous().data_ptr_long().get(values);
    }
    return values;
  }

  /** The numbers of an input. */
  float[] numbers(int input) {
    float[] values = new float[Math.toIntExact(given(input).numel())];
    if (values.length > 0) {
      given(input).cpu().to(ScalarType.Float).contiguous().data_ptr_float().get(values);
    }
    return values;
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

  /** An attribute that names a dimension, from 0 even where it is counted from the end. */
  int axis(String attribute, long otherwise, long dimensions) {
    long axis = integer(attribute, otherwise);
    return Math.toIntExact(axis < 0 ? axis + dimensions : axis);
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

  /** An attribute that is a tensor. */
  Optional<Constant> constant(String attribute) {
    return node.attributes().get(attribute) instanceof Attribute.Numbers(Constant value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** Refuses a node that is set to something that is not known. */
  void require(boolean known, String setting) {
    if (!known) {
      throw UnknownOperatorException.setting(node, setting);
    }
  }
}
