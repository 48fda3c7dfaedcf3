package graft.train.model;

import java.util.List;

/**
 * The part of a model in which a backbone as it came answers beside the trained one: share x its
 * probabilities + (1 - share) x those of the other.
 */
final class FrozenGraph {
  private static final String PREFIX = "graft/frozen/";

  /** The trained network's probabilities, float32 (n, classes). */
  static final String TRAINED = "graft/trained";

  private FrozenGraph() {}

  /**
   * Adds the part, behind what makes {@link #TRAINED}.
   *
   * @param probabilities the tensor to make, float32 (n, classes)
   */
  static void add(GraphDraft graph, FrozenBranch branch, String probabilities) {
    String features =
        BackboneGraph.of(branch.backbone()).addAbove(graph, branch.cut(), PREFIX + "backbone/");
    float temperature = (float) branch.temperature();
    HeadGraph.add(
        graph,
        features,
        new HeadGraph.Tempered(branch.head(), temperature, PREFIX),
        PREFIX + "probabilities");
    String ours = graph.floats(PREFIX + "share", new float[] {(float) branch.share()}, 1);
    String rest = graph.floats("graft/rest", new float[] {1 - (float) branch.share()}, 1);
    graph.node("Mul", List.of(PREFIX + "probabilities", ours), PREFIX + "part");
    graph.node("Mul", List.of(TRAINED, rest), "graft/part");
    graph.node("Add", List.of(PREFIX + "part", "graft/part"), probabilities);
  }
}
