package graft.train.finetune;

import graft.core.head.Dense;
import graft.core.head.Head;
import graft.train.graph.Constant;
import graft.train.graph.Net;
import graft.train.graph.Node;
import graft.train.graph.Node.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A head as the last nodes of a net, and back. */
final class HeadNodes {
  private static final String PREFIX = "graft/tuned/";

  private HeadNodes() {}

  /** The net with the head behind it: what comes out are logits. */
  static Net append(Net net, Head head) {
    List<Node> nodes = new ArrayList<>();
    Map<String, Constant> constants = new LinkedHashMap<>();
    String in = net.output();
    for (int layer = 0; layer < head.layers().size(); layer++) {
      if (layer > 0) {
        nodes.add(node("Relu", List.of(in), PREFIX + "active", Map.of()));
        in = PREFIX + "active";
      }
      String name = PREFIX + layer;
      put(head.layers().get(layer), name, constants);
      Map<String, Attribute> turned = Map.of("transB", new Attribute.Integers(List.of(1L)));
      nodes.add(node("Gemm", List.of(in, weights(name), biases(name)), name, turned));
      in = name;
    }
    return net.then(nodes, constants, in);
  }

  private static Node node(
      String type, List<String> inputs, String output, Map<String, Attribute> attributes) {
    return new Node(output, type, inputs, List.of(output), attributes);
  }

  private static void put(Dense dense, String name, Map<String, Constant> constants) {
    float[] weights = new float[dense.units() * dense.inputs()];
    float[] biases = new float[dense.units()];
    for (int k = 0; k < dense.units(); k++) {
      biases[k] = dense.bias(k);
      for (int i = 0; i < dense.inputs(); i++) {
        weights[k * dense.inputs() + i] = dense.weight(k, i);
      }
    }
    constants.put(
        weights(name),
        new Constant.Floats(List.of((long) dense.units(), (long) dense.inputs()), weights));
    constants.put(biases(name), new Constant.Floats(List.of((long) dense.units()), biases));
  }

  /** Whether a weight is the head's. */
  static boolean isOf(String weight) {
    return weight.startsWith(PREFIX);
  }

  /** The head of these weights, by name. */
  static Head head(Head like, Map<String, float[]> weights) {
    List<Dense> layers = new ArrayList<>();
    for (int layer = 0; layer < like.layers().size(); layer++) {
      String name = PREFIX + layer;
      layers.add(
          new Dense(
              like.layers().get(layer).inputs(),
              Objects.requireNonNull(weights.get(weights(name))),
              Objects.requireNonNull(weights.get(biases(name)))));
    }
    return new Head(layers);
  }

  private static String weights(String name) {
    return name + "/weights";
  }

  private static String biases(String name) {
    return name + "/biases";
  }
}
