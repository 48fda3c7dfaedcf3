package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.coach.Effect;
import graft.core.coach.Effect.Verdict;
import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.metrics.Metric;
import graft.core.statistics.Estimate;
import graft.core.study.Probe.Change;
import graft.core.study.Trial.Round;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws of the comparison of two recipes; how the error is estimated is tested with it. */
class ProbeLawsTest {
  private static final HeadRecipe START = HeadRecipe.defaults();
  private static final List<HeadRecipe> RECIPES =
      List.of(
          START,
          START.withLearningRate(0.000001),
          START.withBatchSize(64),
          START.withLearningRate(0.0003));

  private final Ledger ledger = ledger(FakePhotos.even(200, 4, 4, 1));
  private final Probe probe = new Probe(ledger);
  private final List<Trial> trials = trained(ledger, probe);

  private static Ledger ledger(Resamples photos) {
    return new Ledger(
        new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE),
        FakeObjective.of(photos),
        new Scoring(photos, Metric.LOG_LOSS),
        200);
  }

  private static List<Trial> trained(Ledger ledger, Probe probe) {
    List<Trial> trials = ledger.propose(Round.KNOBS, RECIPES);
    ledger.train(trials, probe.ways());
    return trials;
  }

  @Test
  void takes_two_large_folds_or_all_small_ones_with_two_seeds_or_one_part_with_three() {
    assertThat(probe.ways()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(new Probe(ledger(FakePhotos.even(2400, 3, 4, 1))).ways())
        .containsExactly(0, 1, 4, 5);
    assertThat(new Probe(ledger(FakePhotos.onePart(30))).ways()).containsExactly(0, 1, 2);
    assertThat(new Probe(ledger(FakePhotos.even(20, 2, 2, 1))).ways()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void a_trial_does_not_differ_from_itself() {
    for (Trial trial : trials) {
      assertThat(probe.loss(trial, trial).value()).isZero();
      assertThat(probe.accuracy(trial, trial).value()).isZero();
      assertThat(probe.loss(trial, trial).pValue()).isEqualTo(1);
    }
  }

  @Test
  void there_is_as_far_as_back() {
    Estimate there = probe.loss(trials.get(0), trials.get(3));
    Estimate back = probe.loss(trials.get(3), trials.get(0));
    assertThat(back.value()).isCloseTo(-there.value(), within(1e-12));
    assertThat(back.standardError()).isCloseTo(there.standardError(), within(1e-12));
    assertThat(back.pValue()).isCloseTo(there.pValue(), within(1e-9));
  }

  @Test
  void the_difference_is_that_of_the_mean_costs() {
    for (Trial trial : trials) {
      assertThat(probe.loss(trials.getFirst(), trial).value())
          .isCloseTo(probe.cost(trial) - probe.cost(trials.getFirst()), within(1e-9));
    }
  }

  @Test
  void a_change_that_harms_is_found_and_one_that_does_nothing_is_not() {
    List<Effect> effects =
        probe.effects(
            List.of(
                new Change(Knob.LEARNING_RATE, trials.get(0), trials.get(1)),
                new Change(Knob.BATCH_SIZE, trials.get(0), trials.get(2))));
    assertThat(effects.stream().map(Effect::verdict))
        .containsExactly(Verdict.WORSE, Verdict.NO_DIFFERENCE);
    assertThat(effects.getFirst().accuracy().value()).isNegative();
    assertThat(effects.stream().map(Effect::to)).containsExactly(RECIPES.get(1), RECIPES.get(2));
  }

  @Test
  void p_values_are_corrected_for_the_number_of_changes() {
    List<Change> changes =
        trials.subList(1, 4).stream()
            .map(t -> new Change(Knob.LEARNING_RATE, trials.getFirst(), t))
            .toList();
    List<Effect> effects = probe.effects(changes);
    assertThat(effects).allMatch(e -> e.p() <= 1 && e.p() >= e.loss().pValue());
    double least = effects.stream().mapToDouble(e -> e.loss().pValue()).min().orElseThrow();
    assertThat(effects.stream().mapToDouble(Effect::p).min().orElseThrow())
        .isCloseTo(Math.min(1, 3 * least), within(1e-12));
    assertThat(probe.effects(List.of())).isEmpty();
  }

  @Test
  void one_photo_shows_no_difference() {
    Ledger small = ledger(FakePhotos.of(List.of(0, 1), List.of(0, 1)));
    Probe few = new Probe(small);
    List<Trial> tried = trained(small, few);
    assertThat(few.loss(tried.get(0), tried.get(1)).interval(0.95).low()).isNegative();
    assertThat(
            few.effects(List.of(new Change(Knob.LEARNING_RATE, tried.get(0), tried.get(1))))
                .getFirst()
                .verdict())
        .isEqualTo(Verdict.NO_DIFFERENCE);
  }
}
