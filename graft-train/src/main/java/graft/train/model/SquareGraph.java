package graft.train.model;

import static graft.train.model.GraphDraft.attribute;

import graft.train.model.PixelGraph.Square;
import java.util.List;

/**
 * The part of a model that makes a square of a photo, as {@link graft.predict.pixels.Fit} does:
 * whole numbers from the photo's own shape, then one resize on bytes.
 */
final class SquareGraph {
  private final GraphDraft graph;
  private final String names;

  private SquareGraph(GraphDraft graph, String names) {
    this.graph = graph;
    this.names = names;
  }

  /**
   * Adds the part.
   *
   * @param photo a tensor uint8 (n, height, width, 3)
   * @param names what the names of its tensors begin with: no other part's do
   * @return the name of the square, uint8 (n, size, size, 3)
   */
  static String add(GraphDraft graph, String photo, Square square, String names) {
    SquareGraph part = new SquareGraph(graph, names);
    String resized = names + "resized";
    String sides = graph.longs(names + "size", square.size(), square.size());
    return switch (square.fit()) {
      case SQUASH -> part.resize(photo, sides, resized);
      case CROP -> part.resize(part.crop(photo), sides, resized);
      case PAD -> part.pad(photo, square, sides);
    };
  }

  private String named(String name) {
    return names + name;
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
    graph.node("Shape", List.of(photo), named("sides"), attribute("start", 1), attribute("end", 3));
    return named("sides");
  }

  private String compute(String operator, String left, String right, String to) {
    graph.node(operator, List.of(left, right), to);
    return to;
  }

  /** The largest or the smallest of the two sides, int64 (1). */
  private String most(String operator, String sides) {
    String axis = graph.longs(named("sidesAxis"), 0);
    graph.node(operator, List.of(sides, axis), named("side"), attribute("keepdims", 1));
    return named("side");
  }

  /** What lies before the middle on both axes, int64 (2): half of the difference, cut off. */
  private String before(String whole, String part) {
    String rest = compute("Sub", whole, part, named("rest"));
    return compute("Div", rest, graph.longs(named("two"), 2), named("before"));
  }

  private String crop(String photo) {
    String sides = shape(photo);
    String side = most("ReduceMin", sides);
    String from = before(sides, side);
    String to = compute("Add", from, side, named("cropEnd"));
    String axes = graph.longs(named("cropAxes"), 1, 2);
    graph.node("Slice", List.of(photo, from, to, axes), named("cropped"));
    return named("cropped");
  }

  private String pad(String photo, Square square, String whole) {
    String sides = shape(photo);
    String longest = most("ReduceMax", sides);
    String inner = resize(photo, scaled(sides, longest, square.size()), named("inner"));
    String before = before(whole, named("scaled"));
    String after = compute("Sub", named("rest"), before, named("after"));
    String none = graph.longs(named("none"), 0);
    graph.node(
        "Concat",
        List.of(none, before, none, none, after, none),
        named("pads"),
        attribute("axis", 0));
    String grey = graph.byteValue(named("grey"), square.grey());
    graph.node(
        "Pad",
        List.of(inner, named("pads"), grey),
        named("resized"),
        attribute("mode", "constant"));
    return named("resized");
  }

  /** The sides times size / longest, rounded half up, at least 1. */
  private String scaled(String sides, String longest, int size) {
    String doubled =
        compute("Mul", sides, graph.longs(named("doubleSize"), 2L * size), named("large"));
    String rounding = compute("Add", doubled, longest, named("rounding"));
    String divisor = compute("Mul", longest, graph.longs(named("pair"), 2), named("divisor"));
    String exact = compute("Div", rounding, divisor, named("exact"));
    return compute("Max", exact, graph.longs(named("one"), 1), named("scaled"));
  }
}
