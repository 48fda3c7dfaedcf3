package graft.core.study;

import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;

/** The cost of what must still be done later in a study, where there is time for all of it. */
record Reserve(Ledger ledger, StudyPlan plan, Probe probe) {

  /** After a search: the leaders, the finalists, and what comes after the choice. */
  double afterSearch() {
    StudyPlan.Effort effort = plan.effort();
    return choosing(effort.leaders(), effort.finalists()) + afterChoice(plan.space().start());
  }

  /**
   * New leaders on the folds that are no part of the search, and new finalists on photos dealt
   * anew.
   */
  double choosing(int leaders, int finalists) {
    Resamples resamples = ledger.scoring().resamples();
    int trainings =
        leaders * (resamples.folds() - ledger.searched().size())
            + finalists * ConfirmRound.trainingsEach(resamples);
    return trainings * ledger.costs().of(plan.space().start(), 1);
  }

  /** After a choice: the winner on parts of the photos, and its heads. */
  double afterChoice(HeadRecipe winner) {
    return heads(winner) + photos(winner);
  }

  /** The winner on parts of the photos. */
  double photos(HeadRecipe winner) {
    return plan.effort().coached() ? PhotosRound.cost(ledger, probe, winner) : 0;
  }

  /** The winner's heads once more. */
  double heads(HeadRecipe winner) {
    return ledger.folds().size() * ledger.costs().of(winner, 1);
  }
}
