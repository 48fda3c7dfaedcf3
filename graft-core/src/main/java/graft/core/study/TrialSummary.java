package graft.core.study;

/**
 * A trial with what came of it on all folds that it was tried on.
 *
 * @param trial the trial
 * @param folds how many folds it was tried on
 * @param validationLoss mean over them, weighted by photos; infinite where it diverged
 * @param meanBestEpoch mean over them
 */
public record TrialSummary(Trial trial, int folds, double validationLoss, double meanBestEpoch) {}
