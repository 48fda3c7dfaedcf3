package graft.core.study;

import graft.core.head.HeadRecipe;
import java.util.List;

/**
 * What a study is to do.
 *
 * @param space where it searches
 * @param given recipes that a person asked for; where there are some, nothing is searched
 * @param trials how many recipes to try, 1 or more
 * @param leaders how many of them are tried on every fold, 1 or more
 * @param seed of the search
 */
public record StudyPlan(
    SearchSpace space, List<HeadRecipe> given, int trials, int leaders, long seed) {
  public StudyPlan {
    given = List.copyOf(given);
    if (trials < 1) {
      throw new IllegalArgumentException("trials must be 1 or more, got " + trials + " (--trials)");
    }
    if (leaders < 1) {
      throw new IllegalArgumentException("leaders must be 1 or more, got " + leaders);
    }
  }

  /** 72 trials in the default space, the best 8 of them on every fold. */
  public static StudyPlan defaults() {
    return new StudyPlan(SearchSpace.defaults(), List.of(), 72, 8, 0);
  }

  /** One training with one recipe. */
  public static StudyPlan single(HeadRecipe recipe) {
    return new StudyPlan(SearchSpace.defaults(), List.of(recipe), 1, 1, 0);
  }

  public StudyPlan withSpace(SearchSpace value) {
    return new StudyPlan(value, given, trials, leaders, seed);
  }

  public StudyPlan withTrials(int value) {
    return new StudyPlan(space, given, value, leaders, seed);
  }

  public StudyPlan withSeed(long value) {
    return new StudyPlan(space, given, trials, leaders, value);
  }
}
