package graft.core.study;

import graft.core.coach.Figures;
import graft.core.words.Sentence;

/**
 * A trial with what came of it on the ways that it was tried on, after its temperature is fitted.
 *
 * @param trial the trial
 * @param folds how many of the ways asked about it was tried on
 * @param validationLoss mean log loss over their photos
 * @param accuracy share of their photos that it names rightly
 * @param cost by the study's metric; lower is better
 * @param meanBestEpoch mean over the ways
 * @param givenUpAfter the epoch after which it was given up because others were ahead, so that its
 *     figures are those of a head half trained; 0 where it was trained to its end
 */
public record TrialSummary(
    Trial trial,
    int folds,
    double validationLoss,
    double accuracy,
    double cost,
    double meanBestEpoch,
    int givenUpAfter) {

  /** Whether it was not trained to its end because others were ahead. */
  public boolean isGivenUp() {
    return givenUpAfter > 0;
  }

  /** The sentence with the trial's number, recipe and figures. */
  Sentence saidIn(Sentence sentence) {
    return sentence
        .with("trial", trial.number())
        .with("recipe", trial.recipe().asText())
        .with("loss", Figures.loss(validationLoss))
        .with("accuracy", Figures.percent(accuracy));
  }
}
