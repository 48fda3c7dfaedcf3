package graft.vision.pass;

import java.io.Serial;

/** ONNX Runtime cannot load a graph, or cannot run it on what it was given. */
public final class GraphException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  GraphException(Exception cause) {
    super(firstLine(String.valueOf(cause.getMessage())), cause);
  }

  /** Its messages go on with places in its own sources. */
  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
