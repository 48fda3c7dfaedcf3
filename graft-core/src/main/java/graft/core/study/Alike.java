package graft.core.study;

import graft.core.head.HeadRecipe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Recipes so near to each other that their heads are nearly the same. A search around its best
 * makes many of them, and to compare one with the other tells nothing.
 */
final class Alike {
  /** Rates and strengths within this factor are near. */
  private static final double FACTOR = 1.25;

  private Alike() {}

  /**
   * The best of a ranking, without those alike to a better one or to one of the known.
   *
   * @param most how many at most
   */
  static List<Trial> skipped(List<TrialSummary> ranking, Collection<Trial> known, int most) {
    List<Trial> seen = new ArrayList<>(known);
    List<Trial> found = new ArrayList<>();
    for (TrialSummary summary : ranking) {
      Trial trial = summary.trial();
      if (found.size() < most && seen.stream().noneMatch(s -> of(s.recipe(), trial.recipe()))) {
        seen.add(trial);
        found.add(trial);
      }
    }
    return found;
  }

  private static boolean of(HeadRecipe a, HeadRecipe b) {
    return a.batchSize() == b.batchSize()
        && a.epochs() == b.epochs()
        && a.dropout() == b.dropout()
        && a.options().equals(b.options())
        && near(a.learningRate(), b.learningRate())
        && near(a.l1(), b.l1())
        && near(a.l2(), b.l2());
  }

  private static boolean near(double a, double b) {
    return a == b || (a < b * FACTOR && b < a * FACTOR);
  }
}
