package graft.app.report;

import graft.core.run.RunResult;
import java.util.List;

/**
 * What the report's script draws.
 *
 * @param curves learning curves of the best trials
 * @param response loss against learning rate
 * @param parallel all trials over all hyperparameters
 * @param importance how much each hyperparameter decides
 */
public record Pictures(
    List<CurveView> curves,
    ResponseView response,
    ParallelView parallel,
    ImportanceView importance) {

  static Pictures of(ReportData data, ReportWords words) {
    return new Pictures(
        CurveView.of(data, words),
        ResponseView.of(data.trials(), sharedPhotos(data.result().split()), words),
        ParallelView.of(data.trials(), words),
        ImportanceView.of(data.lessons().importance(), words));
  }

  /** Photos in the first fold, or in the one validation part. */
  private static int sharedPhotos(RunResult.Parts split) {
    return Math.max(1, split.folds() > 0 ? split.train() / split.folds() : split.validation());
  }

  /** Whether the losses drawn are of one fold, though some trials were measured on more. */
  static boolean areOnOneFold(List<MeasuredTrial> trials) {
    return trials.stream().anyMatch(t -> t.folds() > 1)
        && trials.stream().map(MeasuredTrial::folds).distinct().count() > 1;
  }
}
