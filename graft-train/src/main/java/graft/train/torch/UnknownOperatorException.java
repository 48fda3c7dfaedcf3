package graft.train.torch;

import graft.train.graph.Node;

/** A graph with a node that cannot be trained here. The head alone can still be tuned. */
public final class UnknownOperatorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownOperatorException(Node node, String why) {
    super(
        "The node %s cannot be trained: %s. Tune the head alone (--no-fine-tune)"
            .formatted(node, why));
  }
}
