package graft.core.study;

/**
 * One epoch of one trial on one fold.
 *
 * @param trial the trial's number
 * @param fold the fold it validates on
 * @param epoch from 1
 * @param trainLoss mean log loss on the labels over the epoch's training batches, with dropout,
 *     without penalties, label smoothing and class weights
 * @param validationLoss mean log loss on the fold
 * @param validationAccuracy share of the fold's photos whose label is predicted
 */
public record EpochReport(
    int trial,
    int fold,
    int epoch,
    double trainLoss,
    double validationLoss,
    double validationAccuracy) {}
