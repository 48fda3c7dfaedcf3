package graft.core.study;

import graft.core.words.Sentence;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a study does with time that is left after its choice, where a clock decides: it searches on
 * and chooses again, each time up to twice as much as the time before, so that there are a handful
 * of times however quick the trainings are.
 */
final class SecondHelpings {
  /** Recipes of a portion, for each of which there is a new leader. */
  private static final int PORTION = 9;

  /** How many portions the first helping has at most. */
  private static final int PORTIONS = SearchRound.TURN / PORTION;

  /** The largest helping is so many times twice the first. */
  private static final int DOUBLINGS = 10;

  private final Ledger ledger;
  private final StudyPlan plan;
  private final Reserve reserve;

  SecondHelpings(Ledger ledger, StudyPlan plan, Reserve reserve) {
    this.ledger = ledger;
    this.plan = plan;
    this.reserve = reserve;
  }

  /** Goes on until the time or the recipes are used up. */
  void run(SearchRound search, Choice choice) {
    boolean more = ledger.hurried();
    for (int time = 1; more; time++) {
      int recipes = afford(time, choice.winner(), search);
      more = recipes > 0;
      if (more) {
        ledger.say(Sentence.of("study.again").with("count", recipes));
        int before = ledger.recipes();
        search.run(
            recipes, choosing(portions(recipes)) + reserve.afterChoice(choice.winner().recipe()));
        choice.make(time, portions(recipes));
        more = ledger.recipes() > before;
      }
    }
  }

  /** How many recipes there is time for, with the choice among them and what comes after it. */
  private int afford(int time, Trial winner, SearchRound search) {
    int left = plan.effort().trials() - ledger.recipes();
    int most = Math.min(PORTIONS << Math.min(time - 1, DOUBLINGS), portions(left));
    if (most <= 0) {
      return 0;
    }
    double recipe = search.costOf(winner.recipe());
    List<Double> costs =
        IntStream.range(0, most)
            .mapToObj(i -> PORTION * recipe + choosing(i + 1) - choosing(i))
            .toList();
    int count = ledger.afford("again-" + time, costs, reserve.afterChoice(winner.recipe()));
    return Math.min(left, count * PORTION);
  }

  private static int portions(int recipes) {
    return (recipes + PORTION - 1) / PORTION;
  }

  /**
   * What choosing costs after so many portions: a new leader each, and from the second on a new
   * finalist, so that little time is enough for one.
   */
  private double choosing(int portions) {
    int finalists = Math.min(Math.max(0, portions - 1), plan.effort().finalists());
    return reserve.choosing(portions, finalists);
  }
}
