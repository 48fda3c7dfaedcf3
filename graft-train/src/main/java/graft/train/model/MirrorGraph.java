package graft.train.model;

import static graft.train.model.GraphDraft.attribute;

import java.util.List;

/**
 * The parts of a model that answers with the mean of what it says of a photo and of its mirror
 * image: both go through the backbone and the head as one batch of twice the size.
 */
final class MirrorGraph {
  /** The pixels of the photos as they are, float32 (n, 3, size, size). */
  static final String UPRIGHT = "graft/upright";

  /** What is said of the photos, and after that of their mirror images, float32 (2n, classes). */
  static final String BOTH = "graft/both";

  private static final long LEFT_TO_RIGHT = 3;

  private MirrorGraph() {}

  /**
   * Puts the mirror images behind the photos.
   *
   * @param pixels the tensor to make of {@link #UPRIGHT}, float32 (2n, 3, size, size)
   */
  static void addBefore(GraphDraft graph, String pixels) {
    String from = graph.longs("graft/mirrorStart", -1);
    String to = graph.longs("graft/mirrorEnd", Long.MIN_VALUE);
    String axis = graph.longs("graft/mirrorAxis", LEFT_TO_RIGHT);
    String step = graph.longs("graft/mirrorStep", -1);
    graph.node("Slice", List.of(UPRIGHT, from, to, axis, step), "graft/mirrored");
    graph.node("Concat", List.of(UPRIGHT, "graft/mirrored"), pixels, attribute("axis", 0));
  }

  /**
   * Gives the means.
   *
   * @param probabilities the tensor to make of {@link #BOTH}, float32 (n, classes)
   */
  static void addAfter(GraphDraft graph, int classes, String probabilities) {
    String shape = graph.longs("graft/pairs", 2, -1, classes);
    graph.node("Reshape", List.of(BOTH, shape), "graft/paired");
    String axis = graph.longs("graft/pairAxis", 0);
    graph.node(
        "ReduceMean", List.of("graft/paired", axis), probabilities, attribute("keepdims", 0));
  }
}
