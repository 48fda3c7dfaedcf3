package graft.train.model;

import graft.core.head.Head;
import graft.vision.backbone.Backbone;

/**
 * A classifier on a backbone as it came, which answers beside one whose last blocks were trained:
 * what lies below the cut is computed once for both.
 *
 * @param backbone as it came
 * @param cut the tensor above which the other one's weights differ
 * @param head on the features of the backbone as it came, not yet divided by the temperature
 * @param temperature by which its logits are divided, above 0
 * @param share of the answer that its probabilities are, in (0, 1)
 */
public record FrozenBranch(
    Backbone backbone, String cut, Head head, double temperature, double share) {
  public FrozenBranch {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be in (0, 1), got " + share);
    }
    if (!((float) temperature > 0 && Float.isFinite((float) temperature))) {
      throw new IllegalArgumentException(
          "temperature must be above 0 and a float32, got " + temperature);
    }
  }
}
