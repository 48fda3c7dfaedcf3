package graft.app.report;

import graft.core.head.HeadRecipe;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning curve of a trial.
 *
 * @param id of the element it is drawn in
 * @param title the trial and its place
 * @param recipe its hyperparameters, in words
 * @param words what the curve shows
 * @param epochs the horizontal axis
 * @param train loss on the training photos
 * @param validation loss on the others
 * @param best the epoch of the lowest validation loss
 */
public record CurveView(
    String id,
    String title,
    String recipe,
    String words,
    List<Integer> epochs,
    List<Double> train,
    List<Double> validation,
    int best) {
  private static final int MOST = 4;

  static List<CurveView> of(ReportData data, ReportWords words) {
    List<CurveView> views = new ArrayList<>();
    List<MeasuredTrial> sorted =
        data.trials().stream()
            .filter(t -> !t.isGivenUp())
            .sorted(MeasuredTrial.BEST_FIRST)
            .toList();
    for (int place = 0; place < sorted.size() && views.size() < MOST; place++) {
      Curve curve = Curve.of(sorted.get(place).trial().number(), data.epochs());
      if (curve.points().size() > 1) {
        views.add(of(sorted.get(place), place, curve, words));
      }
    }
    return views;
  }

  private static CurveView of(MeasuredTrial t, int place, Curve curve, ReportWords words) {
    int number = t.trial().number();
    String key = place == 0 ? "curve.chosen" : "curve.place";
    return new CurveView(
        "curve-" + number,
        words.say(key, "trial", number, "place", place + 1),
        recipe(t.trial().recipe(), words),
        words(curve, t.trial().recipe(), words),
        curve.points().stream().map(Curve.Point::epoch).toList(),
        curve.points().stream().map(p -> rounded(p.train())).toList(),
        curve.points().stream().map(p -> rounded(p.validation())).toList(),
        curve.best().epoch());
  }

  private static double rounded(double loss) {
    return Math.round(loss * 1e5) / 1e5;
  }

  static String recipe(HeadRecipe recipe, ReportWords words) {
    String said = words.recipe(recipe);
    return recipe.isFree() ? said + words.say("list.comma") + words.say("curve.free") : said;
  }

  private static String words(Curve curve, HeadRecipe recipe, ReportWords words) {
    Curve.Point best = curve.best();
    Curve.Point last = curve.last();
    String text =
        words.say(
            "curve." + shape(curve, recipe.epochs()),
            "best",
            best.epoch(),
            "loss",
            Numbers.loss(best.validation()),
            "last",
            last.epoch(),
            "lastLoss",
            Numbers.loss(last.validation()),
            "train",
            Numbers.loss(last.train()));
    boolean above = recipe.dropout() > 0 && best.train() > best.validation();
    return above ? text + words.say("sentence.space") + words.say("curve.dropout") : text;
  }

  /** Rising after its best epoch, stopped by patience, still falling at its end, or level. */
  static String shape(Curve curve, int epochs) {
    Curve.Point best = curve.best();
    Curve.Point last = curve.last();
    if (last.validation() > 1.03 * best.validation() && last.train() < best.train()) {
      return "rising";
    }
    if (last.epoch() < epochs) {
      return "stopped";
    }
    return last.epoch() - best.epoch() <= Math.max(1, epochs / 10) ? "falling" : "level";
  }
}
