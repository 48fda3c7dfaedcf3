package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadRecipe;
import graft.core.study.Trial.Round;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlikeTest {
  private static final HeadRecipe BEST = new HeadRecipe(0.001, 32, 30, 0, 0, 0.01);

  private static List<TrialSummary> ranking(HeadRecipe... recipes) {
    return IntStream.range(0, recipes.length)
        .mapToObj(i -> new Trial(i, Round.NARROW, recipes[i]))
        .map(t -> new TrialSummary(t, 1, t.number(), 0.9, t.number(), 5, 0))
        .toList();
  }

  private static List<Integer> numbers(List<Trial> trials) {
    return trials.stream().map(Trial::number).toList();
  }

  @Test
  void skips_what_is_near_in_rate_and_strength_to_a_better_one() {
    List<TrialSummary> ranking =
        ranking(
            BEST,
            BEST.withLearningRate(0.0012),
            BEST.withLearningRate(0.0013),
            BEST.withL2(0.0085),
            BEST.withL2(0.0079));
    assertThat(numbers(Alike.skipped(ranking, List.of(), 9))).containsExactly(0, 2, 4);
  }

  @Test
  void another_batch_size_or_regulariser_or_option_is_another_recipe() {
    List<TrialSummary> ranking =
        ranking(
            BEST,
            BEST.withBatchSize(64),
            BEST.withL1(0.01),
            BEST.withL2(0),
            BEST.withDropout(0.3),
            BEST.withDropout(0.4),
            BEST.withOptions(BEST.options().withHidden(128)));
    assertThat(Alike.skipped(ranking, List.of(), 9)).hasSize(7);
    assertThat(numbers(Alike.skipped(ranking, List.of(), 3))).containsExactly(0, 1, 2);
  }

  @Test
  void skips_what_is_known_and_what_is_near_to_it() {
    List<TrialSummary> ranking =
        ranking(BEST.withLearningRate(0.0011), BEST, BEST.withLearningRate(0.002));
    Trial known = ranking.get(1).trial();
    assertThat(numbers(Alike.skipped(ranking, List.of(known), 9))).containsExactly(2);
  }
}
