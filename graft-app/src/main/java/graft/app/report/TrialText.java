package graft.app.report;

/** A trial in one line, as the pictures read it out. */
final class TrialText {

  private TrialText() {}

  /**
   * The trial's number, hyperparameters and loss on the fold that all trials share, and whether it
   * was given up.
   */
  static String of(MeasuredTrial t, ReportWords words) {
    String text = settingsAndLoss(t, words);
    return t.isGivenUp() ? text + words.say("list.comma") + givenUp(t, words) : text;
  }

  static String givenUp(MeasuredTrial t, ReportWords words) {
    return words.say("trial.given", "epoch", t.givenUpAfter());
  }

  private static String settingsAndLoss(MeasuredTrial t, ReportWords words) {
    String recipe = CurveView.recipe(t.trial().recipe(), words);
    return Double.isFinite(t.sharedLoss())
        ? words.say(
            "trial.text",
            "trial",
            t.trial().number(),
            "recipe",
            recipe,
            "loss",
            Numbers.loss(t.sharedLoss()))
        : words.say("trial.text.lost", "trial", t.trial().number(), "recipe", recipe);
  }
}
