package graft.core.coach;

import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.statistics.Estimate;
import graft.core.words.Sentence;
import java.util.List;

/**
 * What turning one knob did: the same photos and seeds with and without the change.
 *
 * @param knob the one that was turned
 * @param from the recipe without the change
 * @param to the recipe with it
 * @param loss change of the mean log loss after calibration; below 0 is better
 * @param accuracy change of the accuracy, in [-1, 1]; above 0 is better
 * @param p how often chance alone would change the loss as much, corrected for the number of knobs
 *     that were turned (Holm 1979)
 */
public record Effect(
    Knob knob, HeadRecipe from, HeadRecipe to, Estimate loss, Estimate accuracy, double p) {

  /** What can be said of a change. */
  public enum Verdict {
    BETTER,
    WORSE,
    NO_DIFFERENCE
  }

  /** Corrected p-values below this count as evidence that there is a difference. */
  public static final double LEVEL = 0.05;

  /** What can be said of it. */
  public Verdict verdict() {
    if (p >= LEVEL) {
      return Verdict.NO_DIFFERENCE;
    }
    return loss.value() < 0 ? Verdict.BETTER : Verdict.WORSE;
  }

  /** How much log loss the change saves; below 0 where it costs. */
  public double gain() {
    return -loss.value();
  }

  /** The setting before, for {@link graft.core.words.Words#recipe}: "dropout=0.5". */
  public String fromText() {
    return setting(from);
  }

  /** The setting after: "dropout=none", "l2=0.01". */
  public String toText() {
    return setting(to);
  }

  /**
   * The sentence with the change and what it did, as values: from, to, change, error, points,
   * pointsError, p.
   */
  public Sentence saidIn(Sentence sentence) {
    return sentence
        .with("from", fromText())
        .with("to", toText())
        .with("change", Figures.change(loss.value()))
        .with("error", Figures.lossError(loss))
        .with("points", Figures.points(accuracy.value()))
        .with("pointsError", Figures.pointsError(accuracy))
        .with("p", Figures.p(p));
  }

  private String setting(HeadRecipe recipe) {
    if (!knob.regularises()) {
      return knob.setting(recipe);
    }
    for (Knob kind : List.of(Knob.DROPOUT, Knob.L2, Knob.L1)) {
      if (!kind.setting(recipe).endsWith("=none")) {
        return kind.setting(recipe);
      }
    }
    return "regulariser=none";
  }

  /** Which way the knob was turned. */
  public Turn turn() {
    return Turn.of(from, to);
  }
}
