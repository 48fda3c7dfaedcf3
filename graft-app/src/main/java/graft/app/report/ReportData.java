package graft.app.report;

import graft.core.metrics.Evaluation;
import graft.core.run.RunResult;
import graft.core.study.EpochReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report tells.
 *
 * @param result the run's {@code result.json}; the problems with the photos come from here
 * @param classes class names, in the order of the evaluations' rows
 * @param outOfFold figures on the photos that took part in choosing: out of fold, or on the one
 *     validation part
 * @param test figures of the one look at the test part; null where there is none or it is sealed
 * @param certainty how sure the model was on the test part, else out of fold
 * @param trials in any order
 * @param epochs of the best trials (others do no harm), in any order
 * @param notes what was decided and why, in sentences; told where the lessons have no timeline
 * @param lessons what the tuning has taught
 * @param mistakes the surest mistakes on the test part, else out of fold; in any order
 * @param deal how the photos were dealt out
 * @param origin what it was made with
 */
public record ReportData(
    RunResult result,
    List<String> classes,
    Evaluation outOfFold,
    @Nullable Evaluation test,
    Certainty certainty,
    List<MeasuredTrial> trials,
    List<EpochReport> epochs,
    List<String> notes,
    Lessons lessons,
    List<Mistake> mistakes,
    Deal deal,
    Origin origin) {

  public ReportData {
    classes = List.copyOf(classes);
    trials = List.copyOf(trials);
    epochs = List.copyOf(epochs);
    notes = List.copyOf(notes);
    mistakes = List.copyOf(mistakes);
    if (classes.size() != outOfFold.perClass().size()) {
      throw new IllegalArgumentException(
          "The evaluations must have one row a class, got %d classes and %d rows"
              .formatted(classes.size(), outOfFold.perClass().size()));
    }
  }

  /** The figures that the report puts first: the test's where there are any. */
  Evaluation figures() {
    return test == null ? outOfFold : test;
  }
}
