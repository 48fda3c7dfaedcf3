package graft.train.model;

import static graft.train.model.GraphDraft.attribute;

import graft.train.model.PixelGraph.Square;
import graft.vision.pass.SquareView;
import graft.vision.pass.TestViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a model that answers with the mean of what it says of several views of a photo: all
 * of them go through the backbone and the head as one batch, view by view.
 */
final class ViewsGraph {
  /** What is said of the photos, and after that of each other view, float32 (views n, classes). */
  static final String ALL = "graft/all";

  private final GraphDraft graph;
  private final Square square;

  private ViewsGraph(GraphDraft graph, Square square) {
    this.graph = graph;
    this.square = square;
  }

  /**
   * Makes the squares.
   *
   * @param photo a tensor uint8 (n, height, width, 3)
   * @param square how the photo becomes one
   * @return the name of all of them, uint8 (views n, size, size, 3)
   */
  static String addBefore(GraphDraft graph, String photo, Square square, TestViews views) {
    String whole = SquareGraph.add(graph, photo, square, "graft/");
    if (views == TestViews.NONE) {
      return whole;
    }
    ViewsGraph part = new ViewsGraph(graph, square);
    String around =
        views.beside().stream().anyMatch(SquareView::isCorner) ? part.around(photo) : whole;
    List<String> seen = new ArrayList<>(List.of(whole));
    for (SquareView view : views.beside()) {
      seen.add(view.isCorner() ? part.corner(around, view) : part.mirrored(whole));
    }
    graph.node("Concat", seen, "graft/views", attribute("axis", 0));
    return "graft/views";
  }

  /** The larger square that corners are cut from. */
  private String around(String photo) {
    Square larger = new Square(square.fit(), SquareView.around(square.size()), square.grey());
    return SquareGraph.add(graph, photo, larger, "graft/around/");
  }

  private String corner(String around, SquareView view) {
    String name = "graft/" + view.name().toLowerCase(Locale.ROOT);
    int top = view.top(square.size());
    int left = view.left(square.size());
    String from = graph.longs(name + "/start", top, left);
    String to = graph.longs(name + "/end", top + square.size(), left + square.size());
    String axes = graph.longs(name + "/axes", 1, 2);
    graph.node("Slice", List.of(around, from, to, axes), name);
    return name;
  }

  private String mirrored(String whole) {
    String from = graph.longs("graft/mirrorStart", -1);
    String to = graph.longs("graft/mirrorEnd", Long.MIN_VALUE);
    String axis = graph.longs("graft/mirrorAxis", 2);
    String step = graph.longs("graft/mirrorStep", -1);
    graph.node("Slice", List.of(whole, from, to, axis, step), "graft/mirrored");
    return "graft/mirrored";
  }

  /**
   * Gives the means.
   *
   * @param views 2 or more, the whole square among them
   * @param probabilities the tensor to make of {@link #ALL}, float32 (n, classes)
   */
  static void addAfter(GraphDraft graph, int views, int classes, String probabilities) {
    String shape = graph.longs("graft/viewsShape", views, -1, classes);
    graph.node("Reshape", List.of(ALL, shape), "graft/byView");
    String axis = graph.longs("graft/viewsAxis", 0);
    graph.node(
        "ReduceMean", List.of("graft/byView", axis), probabilities, attribute("keepdims", 0));
  }
}
