package graft.app.report;

import graft.core.metrics.Evaluation;
import graft.core.metrics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the numbers that sum a model up.
 *
 * @param name such as "Accuracy"
 * @param value on the photos that count: the test part where there is one
 * @param range its 95 % interval in words, or nothing
 * @param gloss what it means, in half a sentence
 * @param other the same number out of fold, or nothing
 */
public record FigureView(String name, String value, String range, String gloss, String other) {

  static List<FigureView> of(ReportData data, ReportWords words) {
    return List.of(accuracy(data, words), logLoss(data, words), calibrationError(data, words));
  }

  private static FigureView accuracy(ReportData data, ReportWords words) {
    Evaluation main = data.figures();
    return new FigureView(
        words.say("figure.accuracy"),
        Numbers.percent(main.accuracy()),
        percents(main.accuracy95(), words),
        words.say("figure.accuracy.gloss", "base", Numbers.percent(mostFrequent(main))),
        other(data, Numbers.percent(data.outOfFold().accuracy()), words));
  }

  private static FigureView logLoss(ReportData data, ReportWords words) {
    int classes = data.classes().size();
    String guess = Numbers.loss(Math.log(classes));
    return new FigureView(
        words.say("figure.loss"),
        Numbers.loss(data.figures().logLoss()),
        losses(data.certainty().logLoss95(), words),
        words.say("figure.loss.gloss", "guess", guess, "classes", classes),
        other(data, Numbers.loss(data.outOfFold().logLoss()), words));
  }

  private static FigureView calibrationError(ReportData data, ReportWords words) {
    Evaluation main = data.figures();
    return new FigureView(
        words.say("figure.ece"),
        Numbers.percent(main.ece()),
        percents(main.ece95(), words),
        words.say("figure.ece.gloss"),
        other(data, Numbers.percent(data.outOfFold().ece()), words));
  }

  /** Whether test and folds tell the same story; nothing where there is only one of them. */
  static String agreement(ReportData data, ReportWords words) {
    Evaluation test = data.test();
    if (test == null || test.n() == 0 || data.outOfFold().n() == 0) {
      return "";
    }
    double folds = data.outOfFold().accuracy();
    String key = "agreement.same";
    if (folds > test.accuracy95().high()) {
      key = "agreement.lower";
    } else if (folds < test.accuracy95().low()) {
      key = "agreement.higher";
    }
    return words.say(key, "other", Numbers.percent(folds));
  }

  private static double mostFrequent(Evaluation figures) {
    int most = figures.perClass().stream().mapToInt(Evaluation.ClassScore::n).max().orElse(0);
    return figures.n() == 0 ? 0 : (double) most / figures.n();
  }

  private static String percents(Interval range, ReportWords words) {
    return words.say(
        "range", "low", Numbers.tenths(range.low()), "high", Numbers.percent(range.high()));
  }

  private static String losses(@Nullable Interval range, ReportWords words) {
    return range == null
        ? ""
        : words.say("range", "low", Numbers.loss(range.low()), "high", Numbers.loss(range.high()));
  }

  private static String other(ReportData data, String value, ReportWords words) {
    if (data.test() == null) {
      return "";
    }
    String key = data.result().crossValidated() ? "figure.folds" : "figure.validation";
    return words.say(key, "value", value, "n", Numbers.count(data.outOfFold().n()));
  }
}
