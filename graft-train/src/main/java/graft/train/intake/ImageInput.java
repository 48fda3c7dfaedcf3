package graft.train.intake;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import graft.core.error.UserError;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the picture goes in.
 *
 * @param name of the graph's input
 * @param layout of its dimensions
 * @param half whether it takes float16
 * @param batch photos at once; 0 where any number
 * @param size side of the square in pixels; 0 where any
 */
record ImageInput(String name, Layout layout, boolean half, long batch, int size) {
  private static final int LARGEST = 2048;

  /** Where the channels stand. */
  enum Layout {
    /** (n, 3, height, width), as PyTorch has it. */
    NCHW(2, 3),
    /** (n, height, width, 3), as Keras has it. */
    NHWC(1, 2);

    private final int height;
    private final int width;

    Layout(int height, int width) {
      this.height = height;
      this.width = width;
    }
  }

  /**
   * The one input of a graph that is a picture; others may be there if the features do not need
   * them.
   */
  static ImageInput of(Path file, GraphProto graph) {
    Set<String> weights = new HashSet<>();
    graph.getInitializerList().forEach(w -> weights.add(w.getName()));
    List<ValueInfoProto> inputs =
        graph.getInputList().stream().filter(v -> !weights.contains(v.getName())).toList();
    List<ValueInfoProto> pictures = inputs.stream().filter(ImageInput::isPicture).toList();
    if (pictures.size() != 1) {
      throw new UserError(
          "%s must have one input of pictures, float32 with 3 channels, got %s. %s"
              .formatted(
                  file,
                  inputs.isEmpty()
                      ? "no input"
                      : inputs.stream().map(ImageInput::told).collect(Collectors.joining(", ")),
                  pictures.isEmpty()
                      ? "Take a network that looks at colour pictures"
                      : "Export the part alone that looks at one picture"));
    }
    return of(file, pictures.getFirst());
  }

  private static ImageInput of(Path file, ValueInfoProto picture) {
    int type = picture.getType().getTensorType().getElemType();
    boolean half = type == DataType.FLOAT16.getNumber();
    if (!half && type != DataType.FLOAT.getNumber()) {
      throw new UserError(
          "%s must take float32 (or float16), got %s. Export the network without the part that prepares pixels, or the one before it was quantised"
              .formatted(file, told(picture)));
    }
    List<Dimension> shape = shape(picture);
    Layout layout = layout(shape);
    long height = fixed(shape.get(layout.height));
    long width = fixed(shape.get(layout.width));
    if ((height > 0 && width > 0 && height != width) || Math.max(height, width) > LARGEST) {
      throw new UserError(
          "%s must look at squares of at most %d pixels, got %s. Export it for a square, or for any height and width"
              .formatted(file, LARGEST, told(picture)));
    }
    int size = Math.toIntExact(Math.max(height, width));
    return new ImageInput(picture.getName(), layout, half, fixed(shape.getFirst()), size);
  }

  private static boolean isPicture(ValueInfoProto input) {
    List<Dimension> shape = shape(input);
    return shape.size() == 4
        && (fixed(shape.get(1)) == 3 || fixed(shape.get(3)) == 3 || areFree(shape))
        && input.getType().hasTensorType();
  }

  private static boolean areFree(List<Dimension> shape) {
    return fixed(shape.get(1)) == 0 && fixed(shape.get(3)) == 0;
  }

  /** Three channels decide; where all is free, their names do, and else PyTorch's way. */
  private static Layout layout(List<Dimension> shape) {
    if (fixed(shape.get(1)) == 3) {
      return Layout.NCHW;
    }
    boolean last = shape.get(3).getDimParam().toLowerCase(Locale.ROOT).contains("channel");
    return fixed(shape.get(3)) == 3 || last ? Layout.NHWC : Layout.NCHW;
  }

  private static List<Dimension> shape(ValueInfoProto value) {
    return value.getType().getTensorType().getShape().getDimList();
  }

  /** The length of a dimension; 0 where it is free. */
  private static long fixed(Dimension dimension) {
    return dimension.hasDimValue() && dimension.getDimValue() > 0 ? dimension.getDimValue() : 0;
  }

  /** For messages: pixel_values float32 (n, 3, 224, 224). */
  private static String told(ValueInfoProto value) {
    DataType type = DataType.forNumber(value.getType().getTensorType().getElemType());
    return "%s %s (%s)"
        .formatted(
            value.getName(),
            type == null ? "of no tensor" : type.name().toLowerCase(Locale.ROOT),
            shape(value).stream()
                .map(d -> fixed(d) > 0 ? String.valueOf(fixed(d)) : d.getDimParam())
                .map(d -> d.isEmpty() ? "?" : d)
                .collect(Collectors.joining(", ")));
  }
}
