package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.Seeds;
import graft.core.coach.Effect;
import graft.core.folds.Resamples;
import graft.core.metrics.Metric;
import graft.core.split.Split;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.Trial.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Studies on few photos, on one validation part, and of trials that diverge. */
class StudyOddSetsTest {
  private static final StudyPlan PLAN = StudyPlan.defaults().withEffort(new Effort(40, 5, 3, true));

  private final MemoryStudyStore store = new MemoryStudyStore();

  private StudyOutcome run(StudyPlan plan, Resamples photos, FakeObjective objective) {
    return Study.run(plan, photos, objective, new StudyBooks(store, StudyProgress.NONE));
  }

  @Test
  void one_validation_part_is_compared_over_seeds() {
    Resamples photos = FakePhotos.onePart(180);
    StudyOutcome found = run(PLAN, photos, FakeObjective.of(photos));
    assertThat(found.folds()).isEqualTo(1);
    assertThat(found.bestResults()).hasSize(1);
    assertThat(ways(found.best().trial())).containsExactly(0, 1, 2);
    assertThat(store.results().stream().map(FoldResult::fold)).allMatch(way -> way < 3);
    assertThat(store.decisions().stream().map(d -> d.key()))
        .contains("study.best")
        .doesNotContain("study.chosen");
    assertThat(found.insights().effects()).isNotEmpty();
    assertThat(found.insights().rivals()).hasSize(2);
  }

  private List<Integer> ways(Trial trial) {
    return store.results().stream()
        .filter(r -> r.trial() == trial.number())
        .map(FoldResult::fold)
        .toList();
  }

  @Test
  void two_photos_are_enough_to_come_to_an_end() {
    Resamples photos = FakePhotos.of(List.of(0, 1), List.of(0, 1));
    StudyOutcome found = run(PLAN, photos, FakeObjective.of(photos));
    assertThat(found.best().folds()).isEqualTo(2);
    assertThat(found.insights().luck()).isEmpty();
    assertThat(found.insights().findings().stream().map(f -> f.rule())).contains("tooFewPhotos");
  }

  @Test
  void a_class_with_one_photo_is_no_obstacle() {
    List<Integer> labels = new ArrayList<>(IntStream.range(0, 40).map(i -> i % 2).boxed().toList());
    labels.add(2);
    List<Integer> folds = IntStream.range(0, 41).map(i -> i % 4).boxed().toList();
    Resamples photos = FakePhotos.of(labels, folds);
    for (Metric metric : Metric.values()) {
      MemoryStudyStore kept = new MemoryStudyStore();
      StudyOutcome found =
          Study.run(
              PLAN.withMetric(metric),
              photos,
              FakeObjective.of(photos),
              new StudyBooks(kept, StudyProgress.NONE));
      assertThat(found.best().cost()).isBetween(0.0, 40.0);
      assertThat(found.insights().diets()).noneMatch(d -> d.label() == 2);
    }
  }

  @Test
  void a_validation_part_of_one_photo_is_enough_to_come_to_an_end() {
    List<Integer> part = new ArrayList<>(List.of(0));
    IntStream.range(0, 19).forEach(i -> part.add(Split.ALWAYS_TRAIN));
    List<Integer> labels = IntStream.range(0, 20).map(i -> i % 2).boxed().toList();
    Resamples photos = FakePhotos.of(labels, part);
    StudyOutcome found = run(PLAN, photos, FakeObjective.of(photos));
    assertThat(found.insights().effects())
        .isNotEmpty()
        .allMatch(e -> e.verdict() == Effect.Verdict.NO_DIFFERENCE);
  }

  @Test
  void small_sets_of_every_shape_come_to_an_end() {
    Seeds.each(
        20,
        seed -> {
          int photos = 3 + (int) seed;
          int folds = 2 + (int) seed % 3;
          Resamples even = FakePhotos.even(photos, 2 + (int) seed % 2, folds, 3);
          StudyPlan plan = PLAN.withTrials(25).withSeed(seed);
          StudyBooks books = new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE);
          StudyOutcome found = Study.run(plan, even, FakeObjective.of(even), books);
          assertThat(found.best().folds()).isEqualTo(folds);
        });
  }

  @ParameterizedTest
  @EnumSource
  void trials_that_diverge_come_last(Metric metric) {
    Resamples photos = FakePhotos.usual();
    Predicate<Trial> wild = t -> t.recipe().learningRate() > 0.002;
    FakeObjective objective = FakeObjective.of(photos).withDivergence(wild);
    StudyOutcome found = run(PLAN.withMetric(metric), photos, objective);
    for (int folds : new int[] {1, 2, 4}) {
      List<TrialSummary> alike =
          found.ranking().stream().filter(s -> s.folds() == folds && !s.isGivenUp()).toList();
      List<Boolean> diverged = alike.stream().map(s -> wild.test(s.trial())).toList();
      assertThat(diverged).as("on %d folds", folds).isSorted(); // false before true
    }
    assertThat(wild.test(found.best().trial())).isFalse();
    assertThat(found.best().validationLoss()).isFinite();
    assertThat(found.insights().effects()).anyMatch(e -> wild.test(trialOf(e)));
    assertThat(found.insights().effects().stream().filter(e -> wild.test(trialOf(e))))
        .allMatch(e -> e.verdict() == Effect.Verdict.WORSE);
  }

  private static Trial trialOf(Effect effect) {
    return new Trial(0, Round.KNOBS, effect.to());
  }

  @Test
  void a_study_in_which_all_diverge_comes_to_an_end() {
    Resamples photos = FakePhotos.usual();
    StudyOutcome found = run(PLAN, photos, FakeObjective.of(photos).withDivergence(trial -> true));
    assertThat(found.best().validationLoss()).isEqualTo(Marks.WORST);
    assertThat(found.insights().effects())
        .allMatch(e -> e.verdict() == Effect.Verdict.NO_DIFFERENCE);
  }

  @Test
  void a_given_recipe_that_diverges_is_told_so() {
    Resamples photos = FakePhotos.usual();
    Predicate<Trial> wild = t -> t.recipe().learningRate() > 2;
    StudyPlan plan = StudyPlan.single(PLAN.space().start().withLearningRate(10));
    FakeBowl wide = FakeBowl.usual().withBestRate(0.1).withDepth(0.2);
    StudyOutcome found =
        run(plan, photos, FakeObjective.of(photos).withBowl(wide).withDivergence(wild));
    assertThat(found.insights().findings().getFirst().rule()).isEqualTo("rateTooHigh");
    assertThat(found.insights().findings().getFirst().verdict().values())
        .containsEntry("from", "learningRate=10")
        .containsEntry("last", "∞");
  }
}
