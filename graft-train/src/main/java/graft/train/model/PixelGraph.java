package graft.train.model;

import static graft.train.model.GraphDraft.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import graft.predict.pixels.Fit;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.util.List;

/** The part of a model that makes a backbone's input of squares: (value - mean) / std. */
final class PixelGraph {
  /*
   * The picture is resized as it comes, channels last, and only then are its channels put first.
   * Channels first, ONNX Runtime's optimiser moves the transposition behind the resize itself, and
   * from 1.18 on (1.32 still) it then mistakes the two sizes for four and refuses the file. Both
   * orders give the same bits; channels last also spares transposing the whole photo.
   *
   * The resize works on bytes. Casting first gives other values (no rounding to 8 bits between the
   * two passes), which are not those the head was trained on.
   */

  private PixelGraph() {}

  /**
   * Adds the part.
   *
   * @param squares a tensor uint8 (n, size, size, 3)
   * @param pixels the tensor to make, float32 (n, 3, size, size)
   */
  static void add(GraphDraft graph, String squares, Normalised pixels) {
    graph.node(
        "Transpose", List.of(squares), "graft/planes", attribute("perm", new long[] {0, 3, 1, 2}));
    graph.node(
        "Cast",
        List.of("graft/planes"),
        "graft/values",
        attribute("to", DataType.FLOAT.getNumber()));
    String mean = graph.floats("graft/mean", floats(pixels.normalisation().mean()), 1, 3, 1, 1);
    graph.node("Sub", List.of("graft/values", mean), "graft/centred");
    String std = graph.floats("graft/std", floats(pixels.normalisation().std()), 1, 3, 1, 1);
    graph.node("Div", List.of("graft/centred", std), pixels.name());
  }

  /**
   * A square of pixels.
   *
   * @param size its side
   * @param grey what fills it where the photo does not reach, 0 to 255
   */
  record Square(Fit fit, int size, int grey) {}

  /** A tensor of normalised pixels. */
  record Normalised(String name, Normalisation normalisation) {}

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }
}
