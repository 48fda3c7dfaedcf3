package graft.app.job;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.study.SearchSpace;
import graft.vision.backbone.BackboneCard;
import java.util.List;

/**
 * What the authors of a backbone trained its own head with, as far as it carries over: dropout and
 * label smoothing. Their learning rate does not: it is of another optimiser at another batch size.
 */
final class AuthorsAdvice {
  private AuthorsAdvice() {}

  /** The recipes; none where the card says nothing. */
  static List<HeadRecipe> of(BackboneCard card, SearchSpace space) {
    BackboneCard.Recipe authors = card.recipe();
    if (authors.dropout() == 0 && authors.labelSmoothing() == 0) {
      return List.of();
    }
    HeadOptions options = new HeadOptions(Schedule.CONSTANT, authors.labelSmoothing(), false, 0);
    return List.of(
        HeadRecipe.defaults()
            .withEpochs(space.epochs())
            .withDropout(authors.dropout())
            .withOptions(options));
  }
}
