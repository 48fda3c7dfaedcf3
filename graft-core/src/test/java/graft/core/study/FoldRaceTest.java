package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Metric;
import graft.core.study.Trial.Round;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldRaceTest {
  private static final Resamples PHOTOS = FakePhotos.even(100, 4, 5, 1);

  private final Ledger ledger =
      new Ledger(
          new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE),
          FakeObjective.of(PHOTOS).withBowl(FakeBowl.usual().withNoise(0)),
          new Scoring(PHOTOS, Metric.LOG_LOSS),
          200);
  private final FoldRace race = new FoldRace(ledger, ledger.searched());

  /** Rates that are further and further from the bowl's best. */
  private List<Trial> field(int trials) {
    return ledger.propose(
        Round.WIDE,
        IntStream.range(0, trials)
            .mapToObj(i -> HeadRecipe.defaults().withLearningRate(0.001 * Math.pow(1.3, i)))
            .toList());
  }

  private Set<Integer> on(int fold) {
    return ledger.scores().all().stream()
        .filter(r -> r.fold() == fold)
        .map(FoldResult::trial)
        .collect(Collectors.toSet());
  }

  @Test
  void few_photos_are_judged_on_all_folds_and_many_on_one() {
    assertThat(ledger.searched()).containsExactly(0, 1, 2, 3, 4);
    Scoring scoring = new Scoring(PHOTOS, Metric.LOG_LOSS);
    StudyBooks books = new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE);
    assertThat(new Ledger(books, (w, r, l) -> {}, scoring, 20).searched()).containsExactly(0);
    assertThat(new Ledger(books, (w, r, l) -> {}, scoring, 21).searched()).containsExactly(0, 1);
  }

  @Test
  void the_better_half_goes_on_after_the_first_and_after_the_second_fold() {
    race.run(field(20));
    assertThat(on(0)).hasSize(20);
    assertThat(on(1)).isEqualTo(numbers(10));
    for (int fold : List.of(2, 3, 4)) {
      assertThat(on(fold)).as("fold %d", fold).isEqualTo(numbers(5));
    }
  }

  @Test
  void four_go_on_at_the_least() {
    race.run(field(5));
    assertThat(on(1)).isEqualTo(numbers(4));
    assertThat(on(4)).isEqualTo(numbers(4));
  }

  @Test
  void those_that_went_home_rank_after_the_others() {
    race.run(field(20));
    List<Integer> folds =
        ledger.standings().candidates().stream().map(TrialSummary::folds).toList();
    assertThat(folds.subList(0, 5)).containsOnly(5);
    assertThat(folds.subList(5, 10)).containsOnly(2);
    assertThat(folds.subList(10, 20)).containsOnly(1);
  }

  @Test
  void its_share_is_what_a_large_field_costs() {
    race.run(field(64));
    assertThat(race.share()).isCloseTo(ledger.scores().all().size() / 64.0, within(1e-9));
  }

  private static Set<Integer> numbers(int first) {
    return IntStream.range(0, first).boxed().collect(Collectors.toSet());
  }
}
