package graft.app.report;

import graft.core.head.HeadRecipe;
import java.util.List;
import java.util.Locale;

/**
 * A row of the table of trials.
 *
 * @param number the trial's number
 * @param round where its hyperparameters come from
 * @param cells the other columns
 * @param best whether it was chosen
 */
public record TrialView(int number, String round, List<Cell> cells, boolean best) {

  /**
   * A number in the table.
   *
   * @param text as people read it
   * @param value as the sorting reads it
   */
  public record Cell(String text, String value) {}

  static List<TrialView> of(ReportData data, ReportWords words) {
    List<MeasuredTrial> sorted = data.trials().stream().sorted(MeasuredTrial.BEST_FIRST).toList();
    return sorted.stream().map(t -> of(t, t.equals(sorted.getFirst()), words)).toList();
  }

  private static TrialView of(MeasuredTrial t, boolean best, ReportWords words) {
    HeadRecipe recipe = t.trial().recipe();
    String round = t.trial().round().name().toLowerCase(Locale.ROOT);
    return new TrialView(
        t.trial().number(),
        words.has("round." + round) ? words.say("round." + round) : round,
        List.of(
            setting(recipe.learningRate()),
            whole(recipe.batchSize()),
            setting(recipe.dropout()),
            setting(recipe.l1()),
            setting(recipe.l2()),
            loss(t.validationLoss(), words),
            new Cell(
                Numbers.percent(t.validationAccuracy()), Double.toString(t.validationAccuracy())),
            whole(t.folds()),
            whole(t.bestEpoch())),
        best);
  }

  private static Cell loss(double loss, ReportWords words) {
    return Double.isFinite(loss)
        ? new Cell(Numbers.loss(loss), Double.toString(loss))
        : new Cell(words.say("trials.diverged"), "1e9");
  }

  private static Cell setting(double value) {
    return new Cell(value == 0 ? "–" : Numbers.setting(value), Double.toString(value));
  }

  private static Cell whole(int value) {
    return new Cell(Integer.toString(value), Integer.toString(value));
  }
}
