package graft.train.intake;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import graft.core.error.UserError;
import graft.train.intake.ImageInput.Layout;
import java.nio.file.Path;
import java.util.List;

/**
 * One vector of a tensor of features.
 *
 * @param tensor float32 (n, features)
 * @param pooling how it came about, for the card
 */
record FeatureVector(String tensor, String pooling) {
  /** What a feature vector is called in the file that Graft makes. */
  static final String NAME = "features";

  /** A tensor in somebody's file: its shape for one photo, and how pictures lie there. */
  record Source(String tensor, List<Long> shape, Layout layout) {}

  /** Adds what makes a vector of a tensor. */
  static FeatureVector of(Source source, Wiring wiring, Surgery surgery, Path file) {
    String tensor = source.tensor();
    return switch (source.shape().size()) {
      case 2 ->
          Pooling.isAverageOfPositives(tensor, wiring)
              ? root(tensor, surgery)
              : new FeatureVector(
                  tensor, Pooling.isPooled(tensor, wiring) ? "average" : "as it is");
      case 3 -> ofTokens(source, surgery);
      case 4 -> ofMap(source, wiring, surgery);
      default ->
          throw new UserError(
              "%s must make a vector, a map or a row of tokens of a picture, but %s has the shape %s. Name another tensor (--feature)"
                  .formatted(file, tensor, source.shape()));
    };
  }

  private static FeatureVector ofMap(Source source, Wiring wiring, Surgery surgery) {
    boolean channelsLast = isChannelsLast(source);
    long[] axes = channelsLast ? new long[] {1, 2} : new long[] {2, 3};
    String average = mean(source.tensor(), surgery, axes);
    List<Long> shape = source.shape();
    boolean pooled =
        channelsLast ? shape.get(1) * shape.get(2) == 1 : shape.get(2) * shape.get(3) == 1;
    if (pooled) {
      return Pooling.isAverageOfPositives(source.tensor(), wiring)
          ? root(average, surgery)
          : new FeatureVector(
              average, Pooling.isPooled(source.tensor(), wiring) ? "average" : "as it is");
    }
    return Pooling.isPositive(source.tensor(), wiring)
        ? root(average, surgery)
        : new FeatureVector(average, "average");
  }

  /** Of height, width and channels two are equal. */
  private static boolean isChannelsLast(Source source) {
    List<Long> shape = source.shape();
    boolean first = shape.get(1).equals(shape.get(2));
    boolean last = shape.get(2).equals(shape.get(3));
    return first == last ? source.layout() == Layout.NHWC : first;
  }

  /** Tokens of a square of patches have no class token; where there are more, the first is it. */
  private static FeatureVector ofTokens(Source source, Surgery surgery) {
    long tokens = source.shape().get(1);
    long side = Math.round(Math.sqrt((double) tokens));
    if (side * side == tokens) {
      return new FeatureVector(mean(source.tensor(), surgery, 1), "average of the tokens");
    }
    String first = surgery.scalar("first", 0);
    return new FeatureVector(
        surgery.node(NAME, "Gather", List.of(source.tensor(), first), Surgery.attribute("axis", 1)),
        "class token");
  }

  private static String mean(String tensor, Surgery surgery, long... axes) {
    return surgery.node(
        NAME,
        "ReduceMean",
        List.of(tensor, surgery.longs("axes", axes)),
        Surgery.attribute("keepdims", 0));
  }

  /** The same in float32, where the network computes in float16. */
  FeatureVector inFloat32(Surgery surgery) {
    return new FeatureVector(
        surgery.node(
            NAME, "Cast", List.of(tensor), Surgery.attribute("to", DataType.FLOAT.getNumber())),
        pooling);
  }

  /** docs/decisions/0029 */
  private static FeatureVector root(String average, Surgery surgery) {
    return new FeatureVector(surgery.node(NAME, "Sqrt", List.of(average)), "root of average");
  }
}
