package graft.train.intake;

import graft.train.intake.Narrowings.Place;
import graft.vision.backbone.BackboneCard.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/*
 * A residual block begins where the graph branches and there are weights in the branches. In a
 * transformer, a block begins before its attention; the branch after it, of the same block, has
 * none. Networks without branches are cut where the picture has become smaller than ever before.
 */
/** Chooses the places to cut at among those where a graph narrows. */
final class Blocks {
  /** With fewer, the network is one without branches. */
  private static final int FEW = 3;

  private Blocks() {}

  /**
   * Tensors at which blocks begin, from the picture to the features, and last the one that is
   * pooled.
   *
   * @param places in the order of computation
   * @param shapes of one photo's tensors, by name; places without one are passed over
   */
  static List<String> of(List<Place> places, Map<String, List<Long>> shapes) {
    List<Place> inside =
        places.stream()
            .skip(1) // the picture itself
            .filter(place -> isMap(shapes.getOrDefault(place.tensor(), List.of())))
            .filter(place -> !place.tensor().contains(",")) // a card's list has commas
            .toList();
    if (inside.isEmpty()) {
      return List.of();
    }
    List<Place> branching = inside.stream().filter(p -> p.branching() && p.weighted() > 0).toList();
    List<Place> attention = branching.stream().filter(Place::attention).toList();
    List<Place> begins =
        !attention.isEmpty()
            ? attention
            : branching.size() < FEW ? smallerThanBefore(inside, shapes) : branching;
    List<String> cuts = new ArrayList<>(begins.stream().map(Place::tensor).toList());
    String last = inside.getLast().tensor();
    cuts.remove(last);
    cuts.add(last);
    return cuts;
  }

  /** A map or tokens: more than one place of the picture. */
  private static boolean isMap(List<Long> shape) {
    return shape.stream().skip(1).filter(side -> side > 1).count() > 1;
  }

  private static List<Place> smallerThanBefore(List<Place> places, Map<String, List<Long>> shapes) {
    List<Place> found = new ArrayList<>();
    long least = Long.MAX_VALUE;
    for (Place place : places) {
      long numbers = numbers(shapes.getOrDefault(place.tensor(), List.of()));
      if (numbers < least && place.weighted() > 0) {
        found.add(place);
      }
      least = Math.min(least, numbers);
    }
    return found;
  }

  private static long numbers(List<Long> shape) {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /**
   * A cut for the card.
   *
   * @param shape of the tensor for one photo of this size, the photo's own dimension first
   * @param free whether the network takes other sizes: then only a map that grows with them is one
   */
  static List<Cut> cut(String tensor, List<Long> shape, int size, boolean free) {
    List<Integer> one = shape.subList(1, shape.size()).stream().map(Math::toIntExact).toList();
    if (!free) {
      return List.of(Cut.fixed(tensor, one));
    }
    boolean map = one.size() == 3 && one.get(1).equals(one.get(2)) && size % one.get(1) == 0;
    return map ? List.of(new Cut(tensor, one.getFirst(), size / one.get(1))) : List.of();
  }
}
