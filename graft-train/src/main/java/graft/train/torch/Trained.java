package graft.train.torch;

import graft.train.graph.Constant;
import graft.train.graph.Net;
import graft.train.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * A file does not say which of its constants were weights: an exporter that folds constants leaves
 * numbers with no names, and a factor of one half stands beside a layer's scale. So a constant is
 * a weight by what is done with it. Single numbers are parts of formulas (a half in GELU, six in
 * hard swish). Sums have masks among them too (Swin's windows, cut off by -100), which must stay.
 */
/** Which constants of a net are weights. */
final class Trained {
  /** The least number that a mask puts in the way of what may not be looked at. */
  private static final float BARRED = -50;

  /** Operators whose constant inputs, by position, are weights. */
  private static final Map<String, Set<Integer>> WEIGHTS =
      Map.ofEntries(
          Map.entry("Conv", Set.of(1, 2)),
          Map.entry("Gemm", Set.of(0, 1, 2)),
          Map.entry("MatMul", Set.of(0, 1)),
          Map.entry("Einsum", Set.of(0, 1)),
          Map.entry("Add", Set.of(0, 1)),
          Map.entry("Mul", Set.of(0, 1)),
          Map.entry("PRelu", Set.of(1)),
          Map.entry("BatchNormalization", Set.of(1, 2)), // not its means and variances
          Map.entry("LayerNormalization", Set.of(1, 2)),
          Map.entry("InstanceNormalization", Set.of(1, 2)),
          Map.entry("GroupNormalization", Set.of(1, 2)));

  /** Operators that hand their first input on: it is a weight if what they make of it is. */
  private static final Set<String> HANDED_ON =
      Set.of(
          "Identity",
          "Cast",
          "CastLike",
          "Reshape",
          "Flatten",
          "Transpose",
          "Squeeze",
          "Unsqueeze",
          "Expand",
          "Tile",
          "Slice",
          "Split",
          "Gather",
          "GatherND",
          "Pad");

  private final Net net;
  private final Map<String, List<Node>> readers = new HashMap<>();

  Trained(Net net) {
    this.net = net;
    for (Node node : net.nodes()) {
      for (String input : node.inputs()) {
        readers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node);
      }
    }
  }

  /** Whether a constant of float32 is a weight. */
  boolean isWeight(String name, Constant.Floats numbers) {
    return numbers.size() > 1 && !isMask(numbers) && trains(name);
  }

  private boolean trains(String tensor) {
    return readers.getOrDefault(tensor, List.of()).stream().anyMatch(node -> trains(node, tensor));
  }

  private boolean trains(Node node, String tensor) {
    if (node.type().equals("Concat")) {
      return !isConstant(node) || trains(node.outputs().getFirst());
    }
    if (HANDED_ON.contains(node.type())) {
      return node.inputs().getFirst().equals(tensor)
          && node.outputs().stream().anyMatch(this::trains);
    }
    return WEIGHTS.getOrDefault(node.type(), Set.of()).stream()
        .anyMatch(at -> at < node.inputs().size() && node.inputs().get(at).equals(tensor));
  }

  private boolean isConstant(Node node) {
    return net.constants().keySet().containsAll(node.inputs());
  }

  /** Zeros, and numbers that end all attention. */
  private static boolean isMask(Constant.Floats numbers) {
    boolean bars = false;
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.at(i) != 0 && numbers.at(i) > BARRED) {
        return false;
      }
      bars |= numbers.at(i) <= BARRED;
    }
    return bars;
  }
}
