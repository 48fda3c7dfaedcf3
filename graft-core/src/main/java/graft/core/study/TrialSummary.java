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
 */
public record TrialSummary(
    Trial trial,
    int folds,
    double validationLoss,
    double accuracy,
    double cost,
    double meanBestEpoch) {

  /** The sentence with the trial's number, recipe and figures. */
  Sentence saidIn(Sentence sentence) {
    return sentence
        .with("trial", trial.number())
        .with("recipe", trial.recipe().asText())
        .with("loss", Figures.loss(validationLoss))
        .with("accuracy", Figures.percent(accuracy));
  }
}
