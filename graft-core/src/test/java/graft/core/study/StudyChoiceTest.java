package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.coach.Effect;
import graft.core.coach.Figures;
import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Metric;
import graft.core.study.Insights.Rival;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.Trial.Round;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which trial wins, and what is learned beside. */
class StudyChoiceTest {
  private static final Resamples PHOTOS = FakePhotos.usual();
  private static final int FOLDS = PHOTOS.folds();
  private static final StudyPlan PLAN =
      StudyPlan.defaults().withEffort(new Effort(30, 6, 4, true, 1));

  @Test
  void the_simplest_of_those_that_cannot_be_told_apart_from_the_lowest_cost_wins() {
    AtomicInteger overruled = new AtomicInteger();
    Seeds.each(
        25,
        seed -> {
          StudyOutcome found = run(PLAN.withSeed(seed), FakeObjective.of(PHOTOS));
          List<Trial> equals = equals(found);
          int simplest = equals.stream().mapToInt(t -> extras(t)).min().orElseThrow();
          assertThat(equals).contains(found.best().trial());
          assertThat(extras(found.best().trial())).isEqualTo(simplest);
          assertThat(found.insights().rivals()).hasSize(3);
          overruled.addAndGet(found.best().trial().equals(equals.getFirst()) ? 0 : 1);
        });
    assertThat(overruled).as("of 25, lowest costs that did not win").hasValueBetween(3, 24);
  }

  /** The one of the lowest cost, whom the rivals are compared with, and those equal to it. */
  private static List<Trial> equals(StudyOutcome found) {
    Scoring scoring = new Scoring(PHOTOS, PLAN.metric());
    List<Trial> finalists =
        found.ranking().stream()
            .map(TrialSummary::trial)
            .filter(t -> onEveryDeal(found, t).size() == 3 * FOLDS)
            .toList();
    assertThat(finalists).hasSize(4);
    List<Rival> rivals = found.insights().rivals();
    List<Trial> compared = rivals.stream().map(Rival::trial).toList();
    Trial lowest =
        finalists.stream()
            .min(Comparator.comparingDouble(t -> meanCost(scoring, onEveryDeal(found, t))))
            .orElseThrow();
    assertThat(compared).doesNotContain(lowest).hasSize(3);
    for (Rival rival : rivals) {
      double apart =
          meanCost(scoring, onEveryDeal(found, rival.trial()))
              - meanCost(scoring, onEveryDeal(found, lowest));
      assertThat(rival.difference().value()).isCloseTo(apart, within(1e-12)).isNotNegative();
      assertThat(rival.p()).isGreaterThanOrEqualTo(rival.difference().pValue());
      assertThat(rival.equal()).isEqualTo(rival.p() >= Effect.LEVEL);
    }
    List<Trial> equals = new ArrayList<>(List.of(lowest));
    rivals.stream().filter(Rival::equal).map(Rival::trial).forEach(equals::add);
    return equals;
  }

  private static double meanCost(Scoring scoring, List<FoldResult> results) {
    return results.stream().mapToDouble(r -> scoring.of(List.of(r)).cost()).average().orElseThrow();
  }

  private static List<FoldResult> onEveryDeal(StudyOutcome found, Trial trial) {
    List<Integer> ways =
        IntStream.range(0, 3 * FOLDS)
            .mapToObj(i -> PHOTOS.number(i % FOLDS, 0, i / FOLDS))
            .toList();
    return found.results().stream()
        .filter(r -> r.trial() == trial.number() && ways.contains(r.fold()))
        .toList();
  }

  private static int extras(Trial trial) {
    return trial.recipe().options().extras();
  }

  @Test
  void a_clear_winner_wins_though_it_is_less_simple() {
    Resamples many = FakePhotos.even(300, 3, 4, 3);
    FakeBowl bowl = FakeBowl.usual().withHidden(2);
    StudyOutcome found =
        Study.run(
            PLAN.withTrials(72),
            many,
            FakeObjective.of(many).withBowl(bowl),
            new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE));
    assertThat(found.best().trial().recipe().options().hidden()).isPositive();
  }

  @Test
  void comes_near_the_best_recipe() {
    FakeBowl bowl = FakeBowl.usual().withBestRate(0.004).withNoise(0.1);
    double best = bowl.quality(HeadRecipe.defaults().withLearningRate(0.004).withDropout(0.4));
    Seeds.each(
        10,
        seed -> {
          StudyOutcome found =
              run(PLAN.withTrials(72).withSeed(seed), FakeObjective.of(PHOTOS).withBowl(bowl));
          assertThat(bowl.quality(found.best().trial().recipe())).isCloseTo(best, within(0.2));
        });
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void ranks_by_the_metric(Metric metric) {
    StudyOutcome found = run(PLAN.withMetric(metric), FakeObjective.of(PHOTOS));
    Scoring scoring = new Scoring(PHOTOS, metric);
    List<Double> costs = new ArrayList<>();
    for (TrialSummary summary : found.ranking()) {
      if (summary.folds() == FOLDS) {
        costs.add(summary.cost());
        assertThat(summary.cost()).isEqualTo(scoring.of(folds(found, summary)).cost());
      }
    }
    assertThat(costs).hasSizeGreaterThanOrEqualTo(6).isSorted(); // the leaders, and what was probed
    assertThat(found.best().cost()).isIn(costs);
  }

  private static List<FoldResult> folds(StudyOutcome found, TrialSummary summary) {
    return found.results().stream()
        .filter(r -> r.trial() == summary.trial().number() && r.fold() < FOLDS)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void a_given_recipe_stays_the_winner_though_knobs_do_better(int folds) {
    Resamples photos = folds == 1 ? FakePhotos.onePart(180) : FakePhotos.even(90, 3, folds, 3);
    HeadRecipe poor = HeadRecipe.defaults().withLearningRate(0.00002);
    MemoryStudyStore store = new MemoryStudyStore();
    StudyOutcome found =
        Study.run(
            StudyPlan.single(poor),
            photos,
            FakeObjective.of(photos).withBowl(FakeBowl.usual().withNoise(0.05)),
            new StudyBooks(store, StudyProgress.NONE));
    assertThat(found.best().trial()).isEqualTo(new Trial(0, Round.GIVEN, poor));
    assertThat(found.bestResults()).hasSize(folds);
    assertThat(found.insights().effects()).anyMatch(e -> e.verdict() == Effect.Verdict.BETTER);
    assertThat(found.insights().findings().stream().map(f -> f.rule())).contains("rateTooLow");
    assertThat(store.trials().stream().map(Trial::round).distinct())
        .containsExactly(Round.GIVEN, Round.KNOBS, Round.PHOTOS);
  }

  @Test
  void the_better_of_two_given_recipes_wins() {
    HeadRecipe good = HeadRecipe.defaults();
    HeadRecipe poor = good.withLearningRate(1);
    for (List<HeadRecipe> given : List.of(List.of(good, poor), List.of(poor, good))) {
      StudyPlan plan =
          new StudyPlan(
              PLAN.space(),
              List.of(),
              given,
              PLAN.effort(),
              Metric.LOG_LOSS,
              StudyPlan.Augment.NONE,
              0);
      assertThat(run(plan, FakeObjective.of(PHOTOS)).best().trial().recipe()).isEqualTo(good);
    }
  }

  @Test
  void counts_the_looks_and_what_the_figures_owe_to_luck() {
    MemoryStudyStore store = new MemoryStudyStore();
    StudyOutcome found =
        Study.run(
            PLAN, PHOTOS, FakeObjective.of(PHOTOS), new StudyBooks(store, StudyProgress.NONE));
    Insights.Luck luck = found.insights().luck().orElseThrow();
    Stream<FoldResult> looks =
        store.results().stream()
            .filter(r -> store.trials().get(r.trial()).ration().equals(Ration.ALL));
    assertThat(luck.looks()).isEqualTo((int) looks.count());
    assertThat(luck.loss().naive())
        .isCloseTo(found.ranking().getFirst().validationLoss(), within(1e-12));
    assertThat(luck.loss().interval95().low()).isLessThan(luck.loss().interval95().high());
    double winners = found.best().validationLoss();
    assertThat(luck.loss(winners) - winners)
        .isCloseTo(luck.loss().corrected() - luck.loss().naive(), within(1e-12));
    assertThat(store.decisions().getLast().values())
        .containsEntry("loss", Figures.loss(winners))
        .containsEntry("accuracy", Figures.percent(found.best().accuracy()));
    assertThat(run(PLAN.withTrials(1), FakeObjective.of(PHOTOS)).insights().luck()).isEmpty();
  }

  private static StudyOutcome run(StudyPlan plan, Objective objective) {
    return Study.run(
        plan, PHOTOS, objective, new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE));
  }
}
