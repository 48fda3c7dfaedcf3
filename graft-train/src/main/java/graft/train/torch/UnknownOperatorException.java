package graft.train.torch;

import graft.train.graph.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A graph with a node that cannot be trained here. The head alone can still be tuned. */
public final class UnknownOperatorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String what;

  // Read by people in their own language: messages.properties has each as a phrase.
  private UnknownOperatorException(String what, @Nullable Throwable cause) {
    super(what + ". Tune the head alone (--no-fine-tune), which needs no gradients", cause);
    this.what = what;
  }

  /** What cannot be done, without what could be done about it. */
  String what() {
    return what;
  }

  private UnknownOperatorException(String what) {
    this(what, null);
  }

  /** Nodes whose operators are not known, at least one. */
  static UnknownOperatorException of(List<Node> nodes) {
    List<String> types = nodes.stream().map(Node::type).distinct().sorted().toList();
    return new UnknownOperatorException(
        "Graft has no gradients for %s (%d nodes, the first is %s)"
            .formatted(String.join(", ", types), nodes.size(), nodes.getFirst()));
  }

  /** A node with a setting that is not known. */
  static UnknownOperatorException setting(Node node, String setting) {
    return new UnknownOperatorException(
        "Graft has no gradients for the node %s set to %s".formatted(node, setting));
  }

  /** A node with an input of numbers that are not known. */
  static UnknownOperatorException input(Node node, String tensor) {
    return new UnknownOperatorException(
        "Graft has no gradients for the node %s: its input \"%s\" is of a type that is not known"
            .formatted(node, tensor));
  }

  /** A node that PyTorch has refused. */
  static UnknownOperatorException refused(Node node, RuntimeException why) {
    String detail = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    return new UnknownOperatorException(
        "PyTorch cannot run the node %s: %s".formatted(node, detail), why);
  }
}
