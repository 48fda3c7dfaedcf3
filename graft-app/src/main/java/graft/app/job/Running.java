package graft.app.job;

import graft.core.study.Ration;
import graft.core.study.Trial;
import graft.core.study.Trial.Round;
import java.util.List;

/** Which trials of a study were in the running. */
final class Running {
  private Running() {}

  /**
   * How many: those that learned from all the photos; where a person gave a recipe, that one and
   * not what the coach tried beside it.
   */
  static int count(List<Trial> trials) {
    boolean given = isGiven(trials);
    return (int)
        trials.stream()
            .filter(t -> given ? t.round() == Round.GIVEN : t.ration().equals(Ration.ALL))
            .count();
  }

  /** Whether a person gave the recipe, so that nothing was chosen. */
  static boolean isGiven(List<Trial> trials) {
    return trials.stream().anyMatch(t -> t.round() == Round.GIVEN);
  }
}
