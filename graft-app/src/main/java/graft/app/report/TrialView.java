package graft.app.report;

import java.util.List;
import java.util.Locale;

/**
 * A row of the table of trials.
 *
 * @param number the trial's number
 * @param round where its hyperparameters come from
 * @param cells the other columns: those of {@link #headings}
 * @param best whether it was chosen
 * @param givenUp why its training ended early, in short and in full; empty where it did not
 */
public record TrialView(
    int number, String round, List<Cell> cells, boolean best, List<String> givenUp) {

  /**
   * A setting or figure in the table.
   *
   * @param text as people read it
   * @param value as the sorting reads it
   */
  public record Cell(String text, String value) {}

  static List<TrialView> of(ReportData data, ReportWords words) {
    List<MeasuredTrial> sorted = data.trials().stream().sorted(MeasuredTrial.BEST_FIRST).toList();
    List<TrialColumn> columns = TrialColumn.of(sorted, words);
    return sorted.stream()
        .map(
            t ->
                new TrialView(
                    t.trial().number(),
                    words.say("round." + t.trial().round().name().toLowerCase(Locale.ROOT)),
                    columns.stream().map(column -> column.cell().apply(t)).toList(),
                    t.equals(sorted.getFirst()),
                    givenUp(t, words)))
        .toList();
  }

  private static List<String> givenUp(MeasuredTrial t, ReportWords words) {
    return t.isGivenUp()
        ? List.of(words.say("trials.given", "epoch", t.givenUpAfter()), TrialText.givenUp(t, words))
        : List.of();
  }

  /** What stands above the cells. */
  static List<String> headings(ReportData data, ReportWords words) {
    return TrialColumn.of(data.trials(), words).stream()
        .map(column -> words.say("trials." + column.key()))
        .toList();
  }
}
