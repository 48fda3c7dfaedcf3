package graft.core.coach;

import graft.core.head.HeadRecipe;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of one recipe on these photos.
 *
 * @param recipe the recipe that is judged
 * @param curves its learning curves, one a training
 * @param effects what turning each knob did to it
 * @param answers out-of-fold answers of the best head at hand
 * @param diets what fewer photos cost; empty before that was tried
 * @param photos how many photos of each class there are to learn from
 * @param names of the classes
 */
public record Evidence(
    HeadRecipe recipe,
    List<Curve> curves,
    List<Effect> effects,
    Answers answers,
    List<Diet> diets,
    List<Integer> photos,
    List<String> names) {

  /**
   * Corrected p-values below this let a rule speak. Stricter than {@link Effect#LEVEL}: advice that
   * is wrong costs more than a finding that is missed.
   */
  static final double SURE = 0.01;

  /**
   * The same for the planned change that puts a suspect back, see {@link Customary}. Milder: where
   * every second suspect is at fault and most faults are seen, nine of ten that are named are.
   */
  static final double SURE_OF_SUSPECT = 0.1;

  /**
   * Least gain in log loss that is worth advice, as a share of the best loss at hand. The folds'
   * heads are averaged in the end, and that takes most of a smaller gain away.
   */
  static final double WORTH = 0.05;

  /** The same, absolute. */
  static final double LEAST = 0.005;

  public Evidence {
    curves = List.copyOf(curves);
    effects = List.copyOf(effects);
    diets = List.copyOf(diets);
    photos = List.copyOf(photos);
    names = List.copyOf(names);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("evidence needs a learning curve");
    }
  }

  int classes() {
    return photos.size();
  }

  /** The mean over the trainings of their lowest validation losses. */
  double bestLoss() {
    return mean(c -> c.best().validation());
  }

  double mean(java.util.function.ToDoubleFunction<Curve> figure) {
    return curves.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** The most helpful change of this kind; empty if none helps for certain and by enough. */
  Optional<Effect> remedy(List<Turn> turns) {
    return effects.stream()
        .filter(e -> turns.contains(e.turn()))
        .filter(this::helps)
        .max(Comparator.comparingDouble(Effect::gain));
  }

  /** The change of this kind that gained most, helpful or not; empty if none was tried. */
  Optional<Effect> best(List<Turn> turns) {
    return effects.stream()
        .filter(e -> turns.contains(e.turn()))
        .max(Comparator.comparingDouble(Effect::gain));
  }

  /**
   * How far, in e-folds, the setting that one of these turns puts back lies outside what is
   * customary; empty where it does not.
   */
  Optional<Double> outside(List<Turn> turns) {
    return Customary.outside(recipe).entrySet().stream()
        .filter(suspect -> turns.contains(suspect.getKey()))
        .map(Map.Entry::getValue)
        .max(Comparator.naturalOrder());
  }

  private boolean helps(Effect effect) {
    return isSure(effect) && effect.gain() >= Math.max(LEAST, WORTH * answers.logLoss());
  }

  private boolean isSure(Effect effect) {
    return effect.p() < SURE || isSureOfSuspect(effect);
  }

  /**
   * Of the changes that put a suspect back, one was planned, and planned to do better: its own
   * p-value counts, one-sided. Where it holds, the others of its turn are as sure as it is.
   */
  private boolean isSureOfSuspect(Effect effect) {
    Set<Turn> suspects = Customary.suspects(recipe);
    if (!suspects.contains(effect.turn()) || effect.gain() <= 0) {
      return false;
    }
    return effects.stream()
        .filter(e -> e.turn() == effect.turn())
        .min(Comparator.comparingDouble(e -> Customary.distance(e.turn(), e.to())))
        .filter(planned -> planned.gain() > 0)
        .filter(planned -> planned.loss().pValue() / 2 * suspects.size() < SURE_OF_SUSPECT)
        .isPresent();
  }
}
