package graft.app.job;

import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Cut;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a backbone is cut, and what a row of activations is there.
 *
 * @param cut what lies above it is trained
 * @param blocks that lie above it
 * @param shape of one view's activations, such as (channels, height, width)
 */
record FineTunePlan(Cut cut, int blocks, List<Long> shape) {
  /**
   * The last five of Lite0's sixteen blocks gave what training all of them gave, and the last seven
   * of Lite2's twenty-one did best there: one block in so many.
   */
  private static final int ONE_IN = 3;

  FineTunePlan {
    shape = List.copyOf(shape);
  }

  /**
   * The plans for pictures of this size, the deepest first: the last third of the blocks, two
   * thirds of those, and so on to the last one; none where the card names no place to cut at.
   */
  static List<FineTunePlan> of(BackboneCard card, int imageSize) {
    List<Cut> cuts = card.cuts();
    int all = cuts.size() - 2; // what comes before the first block, and the feature map
    int deepest = Math.min(Math.max(1, Math.round((float) all / ONE_IN)), all);
    return IntStream.iterate(deepest, blocks -> blocks >= 1, blocks -> 2 * blocks / 3)
        .mapToObj(blocks -> above(cuts.get(all - blocks), blocks, imageSize))
        .toList();
  }

  private static FineTunePlan above(Cut cut, int blocks, int imageSize) {
    return new FineTunePlan(cut, blocks, cut.shape(imageSize));
  }

  /** Numbers of one view's activations. */
  int numbers() {
    return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
  }
}
