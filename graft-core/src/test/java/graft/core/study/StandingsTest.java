package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Metric;
import graft.core.study.Trial.Round;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingsTest {
  private static final Resamples PHOTOS = FakePhotos.even(100, 4, 5, 1);

  private final Ledger ledger =
      new Ledger(
          new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE),
          FakeObjective.of(PHOTOS),
          new Scoring(PHOTOS, Metric.LOG_LOSS),
          200);

  private List<Trial> trials(int count) {
    return ledger.propose(
        Round.WIDE,
        IntStream.range(0, count)
            .mapToObj(i -> HeadRecipe.defaults().withLearningRate(0.0001 * Math.pow(1.005, i)))
            .toList());
  }

  @Test
  void a_sampler_hears_of_all_while_they_are_few() {
    ledger.train(trials(300), List.of(0));
    assertThat(ledger.standings().heard()).isEqualTo(ledger.standings().tried());
  }

  @Test
  void of_many_it_hears_of_the_best_and_evenly_of_the_others() {
    ledger.train(trials(901), List.of(0));
    List<TrialSummary> tried = ledger.standings().tried();
    List<TrialSummary> heard = ledger.standings().heard();
    assertThat(heard).hasSize(100 + 161); // every fifth of 801
    assertThat(heard.subList(0, 101)).isEqualTo(tried.subList(0, 101));
    assertThat(heard.get(101)).isEqualTo(tried.get(105));
    assertThat(heard.getLast()).isEqualTo(tried.getLast());
  }

  @Test
  void costs_on_some_folds_are_brought_to_the_level_of_all() {
    List<Trial> trials = trials(40);
    ledger.train(trials.subList(0, 20), ledger.folds());
    ledger.train(trials.subList(20, 40), List.of(0));
    ToDoubleFunction<TrialSummary> cost = ledger.standings().steadied();
    TrialSummary first = ledger.scores().summary(trials.getFirst(), ledger.folds()).orElseThrow();
    assertThat(cost.applyAsDouble(first)).isEqualTo(first.cost());
    double dearer =
        trials.subList(0, 20).stream()
            .mapToDouble(
                t ->
                    ledger.scores().summary(t, List.of(0)).orElseThrow().cost()
                        - ledger.scores().summary(t, ledger.folds()).orElseThrow().cost())
            .average()
            .orElseThrow();
    TrialSummary last = ledger.scores().summary(trials.getLast(), ledger.folds()).orElseThrow();
    assertThat(last.folds()).isEqualTo(1);
    assertThat(cost.applyAsDouble(last)).isCloseTo(last.cost() - dearer, within(1e-12));
  }
}
