package graft.app.job;

import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Cut;
import java.util.List;
import java.util.Optional;

/**
 * Where a backbone is cut, and what a row of activations is there.
 *
 * @param cut what lies above it is trained
 * @param blocks that lie above it
 * @param shape of one view's activations, such as (channels, height, width)
 */
record FineTunePlan(Cut cut, int blocks, List<Long> shape) {
  /** The last five of Lite0's sixteen blocks gave what training all of them gave. */
  private static final int BLOCKS = 5;

  FineTunePlan {
    shape = List.copyOf(shape);
  }

  /** The plan for pictures of this size; empty where the card names no place to cut at. */
  static Optional<FineTunePlan> of(BackboneCard card, int imageSize) {
    List<Cut> cuts = card.cuts();
    int last = cuts.size() - 1; // the feature map: no block ends there
    int blocks = Math.min(BLOCKS, last - 1);
    if (blocks < 1) {
      return Optional.empty();
    }
    Cut cut = cuts.get(last - 1 - blocks);
    return Optional.of(new FineTunePlan(cut, blocks, cut.shape(imageSize)));
  }

  /** Numbers of one view's activations. */
  int numbers() {
    return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
  }
}
