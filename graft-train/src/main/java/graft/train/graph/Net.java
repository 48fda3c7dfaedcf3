package graft.train.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph with one input and one output.
 *
 * @param input the tensor that comes in
 * @param output the tensor that comes out
 * @param nodes in the order of computation: those that the output needs
 * @param constants the numbers that these nodes read, by name
 */
public record Net(String input, String output, List<Node> nodes, Map<String, Constant> constants) {
  public Net {
    nodes = List.copyOf(nodes);
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /**
   * The part from a tensor to the output.
   *
   * @param cut the tensor that comes in instead
   * @throws IllegalArgumentException if there is no such tensor, or the output needs the input
   *     besides it: then the graph cannot be cut there
   */
  public Net above(String cut) {
    Map<String, Node> makers = new HashMap<>();
    nodes.forEach(node -> node.outputs().forEach(tensor -> makers.put(tensor, node)));
    if (!makers.containsKey(cut) && !cut.equals(input)) {
      throw new IllegalArgumentException("a cut must be a tensor of the graph, got " + cut);
    }
    Set<Node> needed = new HashSet<>();
    Map<String, Constant> read = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(output));
    while (!open.isEmpty()) {
      String tensor = open.pop();
      Node maker = makers.get(tensor);
      Constant constant = constants.get(tensor);
      if (tensor.isEmpty() || tensor.equals(cut)) {
        continue;
      }
      if (constant != null) {
        read.put(tensor, constant);
      } else if (maker == null) {
        throw new IllegalArgumentException(
            "the graph cannot be cut at %s: its output %s needs %s as well"
                .formatted(cut, output, tensor));
      } else if (needed.add(maker)) {
        open.addAll(maker.inputs());
      }
    }
    Map<String, Constant> inOrder = new LinkedHashMap<>(constants);
    inOrder.keySet().retainAll(read.keySet());
    return new Net(cut, output, nodes.stream().filter(needed::contains).toList(), inOrder);
  }

  /** The net with more nodes behind it, which make a new output of the old one. */
  public Net then(List<Node> more, Map<String, Constant> theirs, String newOutput) {
    List<Node> all = new ArrayList<>(nodes);
    all.addAll(more);
    Map<String, Constant> known = new LinkedHashMap<>(constants);
    theirs.forEach(
        (name, constant) -> {
          if (known.putIfAbsent(name, constant) != null) {
            throw new IllegalArgumentException("the graph has a tensor " + name + " already");
          }
        });
    return new Net(input, newOutput, all, known);
  }
}
