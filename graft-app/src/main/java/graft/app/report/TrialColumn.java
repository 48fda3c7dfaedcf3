package graft.app.report;

import graft.app.report.TrialView.Cell;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A column of the table of trials. {@link #of} lists them all: another hyperparameter is another
 * line there, and is shown as soon as a trial uses it.
 *
 * @param key of its heading: {@code trials.KEY}
 * @param used whether a recipe uses what the column shows
 * @param cell what it shows of a trial
 */
record TrialColumn(String key, Predicate<HeadRecipe> used, Function<MeasuredTrial, Cell> cell) {

  /** The columns after the trial's number and round, for these trials. */
  static List<TrialColumn> of(List<MeasuredTrial> trials, ReportWords words) {
    return Stream.of(
            always("rate", t -> setting(t.trial().recipe().learningRate())),
            always("batch", t -> whole(t.trial().recipe().batchSize())),
            always("dropout", t -> setting(t.trial().recipe().dropout())),
            always("l1", t -> setting(t.trial().recipe().l1())),
            always("l2", t -> setting(t.trial().recipe().l2())),
            option("hidden", o -> o.hidden() > 0, o -> setting(o.hidden())),
            option("schedule", o -> o.schedule() != Schedule.CONSTANT, o -> schedule(o, words)),
            option("smoothing", o -> o.labelSmoothing() > 0, o -> setting(o.labelSmoothing())),
            option("weights", HeadOptions::classWeights, o -> weights(o, words)),
            option(
                "augment",
                o -> o.views().count() > 0,
                o -> new Cell(views(o), Integer.toString(o.views().count()))),
            always("loss", t -> loss(t.validationLoss(), words)),
            always("accuracy", t -> accuracy(t.validationAccuracy())),
            always("folds", t -> whole(t.folds())),
            always("epoch", t -> whole(t.bestEpoch())))
        .filter(column -> trials.stream().anyMatch(t -> column.used.test(t.trial().recipe())))
        .toList();
  }

  private static TrialColumn always(String key, Function<MeasuredTrial, Cell> cell) {
    return new TrialColumn(key, _ -> true, cell);
  }

  private static TrialColumn option(
      String key, Predicate<HeadOptions> used, Function<HeadOptions, Cell> cell) {
    return new TrialColumn(
        key, r -> used.test(r.options()), t -> cell.apply(t.trial().recipe().options()));
  }

  private static String views(HeadOptions options) {
    return options.views().count() == 0 ? "–" : options.views().asText();
  }

  private static Cell schedule(HeadOptions options, ReportWords words) {
    String name = words.say("schedule." + options.schedule().word());
    return switch (options.schedule()) {
      case CONSTANT -> new Cell("–", "0");
      case PLATEAU -> new Cell(name, "1");
      case COSINE -> new Cell(name, "2");
    };
  }

  private static Cell weights(HeadOptions options, ReportWords words) {
    return options.classWeights() ? new Cell(words.say("weights.even"), "1") : new Cell("–", "0");
  }

  private static Cell loss(double loss, ReportWords words) {
    return Double.isFinite(loss)
        ? new Cell(Numbers.loss(loss), Double.toString(loss))
        : new Cell(words.say("trials.diverged"), "1e9");
  }

  private static Cell accuracy(double share) {
    return new Cell(Numbers.percent(share), Double.toString(share));
  }

  private static Cell setting(double value) {
    return new Cell(value == 0 ? "–" : Numbers.setting(value), Double.toString(value));
  }

  private static Cell whole(int value) {
    return new Cell(Integer.toString(value), Integer.toString(value));
  }
}
