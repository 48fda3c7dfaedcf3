package graft.train.model;

import graft.core.head.Head;
import graft.vision.backbone.Backbone;
import java.util.Optional;

/**
 * What a model computes its answer with.
 *
 * @param backbone with its weights, trained or as they came
 * @param head on the backbone's features, not yet divided by the temperature
 * @param frozen what answers beside them; empty for nothing
 */
public record ModelParts(Backbone backbone, Head head, Optional<FrozenBranch> frozen) {

  /** A backbone and its head alone. */
  public static ModelParts of(Backbone backbone, Head head) {
    return new ModelParts(backbone, head, Optional.empty());
  }
}
