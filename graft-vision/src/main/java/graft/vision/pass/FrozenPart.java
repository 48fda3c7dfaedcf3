package graft.vision.pass;

import graft.vision.backbone.Backbone;
import java.nio.ByteBuffer;

/**
 * A graph that is run and never trained: a backbone, or what lies below a cut of it.
 *
 * @param name for messages
 * @param onnx the file, direct; its first output is what is made of a photo
 * @param input its input, float32 (n, 3, height, width)
 * @param output its first output
 */
public record FrozenPart(String name, ByteBuffer onnx, String input, String output) {
  /** The whole of a backbone. */
  public static FrozenPart of(Backbone backbone) {
    return new FrozenPart(
        backbone.card().name(),
        backbone.onnx(),
        backbone.card().tensors().input(),
        backbone.card().tensors().features());
  }
}
