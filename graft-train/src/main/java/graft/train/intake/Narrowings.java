package graft.train.intake;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * Nodes stand in the order of computation. After each of them, some tensors that the picture has a
 * part in are still wanted by later ones. Where that is one tensor alone, all that follows is made
 * of it: the graph can be cut there.
 */
/** Finds the places where a graph narrows to one tensor. */
final class Narrowings {
  private Narrowings() {}

  /**
   * A place.
   *
   * @param tensor through which all goes
   * @param branching whether the nodes from here to the next place are more than one
   * @param weighted how many of them multiply with learned weights what was not averaged over the
   *     picture before: those of squeeze-and-excitation are left out
   * @param attention whether there is attention among them
   */
  record Place(String tensor, boolean branching, int weighted, boolean attention) {}

  /** The places from the picture to the output, the picture itself first, the output left out. */
  static List<Place> of(GraphProto graph, String input, String output) {
    Wiring wiring = Wiring.of(graph, input);
    List<NodeProto> nodes =
        wiring.needed(List.of(output)).stream()
            .filter(node -> !wiring.liveInputs(node).isEmpty())
            .toList();
    Map<String, Integer> lastRead = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (String tensor : wiring.liveInputs(nodes.get(i))) {
        lastRead.put(tensor, i);
      }
    }
    lastRead.put(output, nodes.size());
    List<Place> places = new ArrayList<>();
    Set<String> open = new HashSet<>(Set.of(input));
    String from = input;
    int start = 0;
    for (int i = 0; i < nodes.size(); i++) {
      int now = i;
      nodes.get(i).getOutputList().stream().filter(lastRead::containsKey).forEach(open::add);
      open.removeIf(tensor -> lastRead.getOrDefault(tensor, -1) <= now);
      if (open.size() == 1) {
        String to = open.iterator().next();
        places.add(place(from, nodes.subList(start, i + 1), wiring));
        from = to;
        start = i + 1;
      }
    }
    return places;
  }

  private static Place place(String tensor, List<NodeProto> segment, Wiring wiring) {
    Set<String> pooled = new HashSet<>();
    int weighted = 0;
    boolean attention = false;
    for (NodeProto node : segment) {
      boolean fromPooled = pooled.containsAll(wiring.liveInputs(node));
      if (fromPooled || Pooling.averages(node, wiring)) {
        pooled.addAll(node.getOutputList());
      } else if (wiring.isWeighted(node)) {
        weighted++;
      }
      attention |= node.getOpType().equals("Softmax");
    }
    return new Place(tensor, segment.size() > 1, weighted, attention);
  }
}
