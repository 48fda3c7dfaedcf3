package graft.core.study;

import graft.core.coach.Diet;
import graft.core.coach.Effect;
import graft.core.coach.Finding;
import graft.core.search.Importance;
import graft.core.statistics.BootstrapBias;
import graft.core.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What a study has learned beside its winner.
 *
 * @param effects what turning each knob did to the start
 * @param findings what the coach says
 * @param diets what fewer photos cost
 * @param rivals finalists that the winner was compared with
 * @param importance how much each dimension of the space mattered; empty where trials were few
 * @param augmentation what views of the photos do
 * @param luck what the winner's figures owe to having been chosen among many; empty where there was
 *     no choice
 */
public record Insights(
    List<Effect> effects,
    List<Finding> findings,
    List<Diet> diets,
    List<Rival> rivals,
    List<Importance> importance,
    Augmentation augmentation,
    Optional<Luck> luck) {

  /** Nothing learned yet. */
  public static final Insights NONE =
      new Insights(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Augmentation.NONE,
          Optional.empty());

  public Insights {
    effects = List.copyOf(effects);
    findings = List.copyOf(findings);
    diets = List.copyOf(diets);
    rivals = List.copyOf(rivals);
    importance = List.copyOf(importance);
  }

  /**
   * A finalist beside the one of the lowest cost.
   *
   * @param trial the finalist
   * @param difference its cost less the lowest, over folds dealt several times
   * @param p how often chance alone would make such a difference, corrected for their number
   */
  public record Rival(Trial trial, Estimate difference, double p) {
    /** Whether it cannot be told apart from the one of the lowest cost. */
    public boolean equal() {
      return p >= Effect.LEVEL;
    }
  }

  /**
   * What views of the photos do.
   *
   * @param kinds each kind alone, on few photos; empty where none was tried
   * @param gain the winner with views beside the one without; empty where views were of no use
   */
  public record Augmentation(List<Effect> kinds, Optional<Effect> gain) {
    /** Nothing was tried. */
    public static final Augmentation NONE = new Augmentation(List.of(), Optional.empty());

    public Augmentation {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * How much choosing flatters the figures of what was chosen.
   *
   * @param looks how many results were looked at to choose
   * @param loss the log loss of the lowest by the metric, as it stands and without luck
   * @param error the same for its share of wrong answers
   */
  public record Luck(int looks, BootstrapBias loss, BootstrapBias error) {

    /** The winner's log loss without luck: it need not be the lowest, and owes as much as that. */
    public double loss(double winners) {
      return winners + loss.corrected() - loss.naive();
    }

    /** The winner's accuracy without luck, the same way. */
    public double accuracy(double winners) {
      return winners - (error.corrected() - error.naive());
    }
  }

  Insights withEffects(List<Effect> value) {
    return new Insights(value, findings, diets, rivals, importance, augmentation, luck);
  }

  Insights withFindings(List<Finding> value) {
    return new Insights(effects, value, diets, rivals, importance, augmentation, luck);
  }

  Insights withDiets(List<Diet> value) {
    return new Insights(effects, findings, value, rivals, importance, augmentation, luck);
  }

  Insights withRivals(List<Rival> value) {
    return new Insights(effects, findings, diets, value, importance, augmentation, luck);
  }

  Insights withLuck(Optional<Luck> value) {
    return new Insights(effects, findings, diets, rivals, importance, augmentation, value);
  }

  Insights withAugmentation(Augmentation value) {
    return new Insights(effects, findings, diets, rivals, importance, value, luck);
  }

  Insights withImportance(List<Importance> value) {
    return new Insights(effects, findings, diets, rivals, value, augmentation, luck);
  }
}
