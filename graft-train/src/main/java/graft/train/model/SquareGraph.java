package graft.train.model;

import static graft.train.model.GraphDraft.attribute;

import graft.train.model.PixelGraph.Square;
import java.util.List;

/**
 * The part of a model that makes a square of a photo, as {@link graft.predict.pixels.Fit} does:
 * whole numbers from the photo's own shape, then one resize on bytes.
 */
final class SquareGraph {
  private static final String RESIZED = "graft/resized";

  private final GraphDraft graph;

  private SquareGraph(GraphDraft graph) {
    this.graph = graph;
  }

  /**
   * Adds the part.
   *
   * @param photo a tensor uint8 (n, height, width, 3)
   * @return the name of the square, uint8 (n, size, size, 3)
   */
  static String add(GraphDraft graph, String photo, Square square) {
    SquareGraph part = new SquareGraph(graph);
    String sides = graph.longs("graft/size", square.size(), square.size());
    return switch (square.fit()) {
      case SQUASH -> part.resize(photo, sides, RESIZED);
      case CROP -> part.resize(part.crop(photo), sides, RESIZED);
      case PAD -> part.pad(photo, square, sides);
    };
  }

  private String resize(String photo, String sides, String to) {
    graph.node(
        "Resize",
        List.of(photo, "", "", sides),
        to,
        attribute("mode", "linear"),
        attribute("antialias", 1),
        attribute("axes", new long[] {1, 2}));
    return to;
  }

  /** Height and width, int64 (2). */
  private String shape(String photo) {
    graph.node("Shape", List.of(photo), "graft/sides", attribute("start", 1), attribute("end", 3));
    return "graft/sides";
  }

  private String compute(String operator, String left, String right, String to) {
    graph.node(operator, List.of(left, right), to);
    return to;
  }

  /** The largest or the smallest of the two sides, int64 (1). */
  private String most(String operator, String sides) {
    String axis = graph.longs("graft/sidesAxis", 0);
    graph.node(operator, List.of(sides, axis), "graft/side", attribute("keepdims", 1));
    return "graft/side";
  }

  /** What lies before the middle on both axes, int64 (2): half of the difference, cut off. */
  private String before(String whole, String part) {
    String rest = compute("Sub", whole, part, "graft/rest");
    return compute("Div", rest, graph.longs("graft/two", 2), "graft/before");
  }

  private String crop(String photo) {
    String sides = shape(photo);
    String side = most("ReduceMin", sides);
    String from = before(sides, side);
    String to = compute("Add", from, side, "graft/cropEnd");
    String axes = graph.longs("graft/cropAxes", 1, 2);
    graph.node("Slice", List.of(photo, from, to, axes), "graft/cropped");
    return "graft/cropped";
  }

  private String pad(String photo, Square square, String whole) {
    String sides = shape(photo);
    String longest = most("ReduceMax", sides);
    String inner = resize(photo, scaled(sides, longest, square.size()), "graft/inner");
    String before = before(whole, "graft/scaled");
    String after = compute("Sub", "graft/rest", before, "graft/after");
    String none = graph.longs("graft/none", 0);
    graph.node(
        "Concat",
        List.of(none, before, none, none, after, none),
        "graft/pads",
        attribute("axis", 0));
    String grey = graph.byteValue("graft/grey", square.grey());
    graph.node("Pad", List.of(inner, "graft/pads", grey), RESIZED, attribute("mode", "constant"));
    return RESIZED;
  }

  /** The sides times size / longest, rounded half up, at least 1. */
  private String scaled(String sides, String longest, int size) {
    String doubled =
        compute("Mul", sides, graph.longs("graft/doubleSize", 2L * size), "graft/large");
    String rounding = compute("Add", doubled, longest, "graft/rounding");
    String divisor = compute("Mul", longest, graph.longs("graft/pair", 2), "graft/divisor");
    String exact = compute("Div", rounding, divisor, "graft/exact");
    return compute("Max", exact, graph.longs("graft/one", 1), "graft/scaled");
  }
}
