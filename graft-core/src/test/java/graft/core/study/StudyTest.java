package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.Trial.Round;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rounds of a study: what is tried, in which order, and how much. */
class StudyTest {
  private static final Resamples PHOTOS = FakePhotos.usual();
  private static final int FOLDS = PHOTOS.folds();
  private static final StudyPlan PLAN = StudyPlan.defaults().withEffort(new Effort(40, 5, 3, true));

  private final MemoryStudyStore store = new MemoryStudyStore();
  private final StudyOutcome outcome = run(PLAN, FakeObjective.of(PHOTOS), store);

  @Test
  void walks_the_rounds_in_order() {
    MemoryStudyStore edge = new MemoryStudyStore();
    FakeBowl steep = FakeBowl.usual().withBestRate(0.1).withDepth(0.5);
    run(PLAN, FakeObjective.of(PHOTOS).withBowl(steep), edge);
    assertThat(edge.trials()).isSortedAccordingTo(Comparator.comparing(Trial::round));
    assertThat(rounds(edge))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Round.GIVEN, Round.AUGMENT)));
    assertThat(store.trials()).isSortedAccordingTo(Comparator.comparing(Trial::round));
    assertThat(rounds(store))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Round.GIVEN, Round.BEYOND, Round.AUGMENT)));
  }

  @Test
  void numbers_trials_in_the_order_asked() {
    int all = store.trials().size();
    assertThat(store.trials().stream().map(Trial::number))
        .isEqualTo(IntStream.range(0, all).boxed().toList());
  }

  @Test
  void starts_with_the_articles_recipe_and_then_the_other_advice() {
    HeadRecipe advice = HeadRecipe.defaults().withDropout(0.2);
    HeadRecipe outside = HeadRecipe.defaults().withLearningRate(7);
    MemoryStudyStore advised = new MemoryStudyStore();
    StudyPlan plan = PLAN.withAdvised(List.of(advice, outside, HeadRecipe.defaults()));
    run(plan, FakeObjective.of(PHOTOS), advised);
    assertThat(recipes(advised, Round.START)).containsExactly(HeadRecipe.defaults(), advice);
    assertThat(recipes(store, Round.START)).containsExactly(HeadRecipe.defaults());
    assertThat(advised.decisions().subList(0, 2).stream().map(d -> d.key()))
        .containsExactly("study.from", "study.advised");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20, 72})
  void tries_as_many_recipes_as_asked(int trials) {
    for (boolean coached : List.of(true, false)) {
      MemoryStudyStore kept = new MemoryStudyStore();
      StudyPlan plan = StudyPlan.defaults().withTrials(trials).withCoach(coached);
      StudyOutcome found = run(plan, FakeObjective.of(PHOTOS), kept);
      assertThat(onAllPhotos(kept)).as("coached %s", coached).hasSize(trials);
      assertThat(found.best().folds()).isEqualTo(FOLDS);
      assertThat(found.ranking()).hasSize(trials);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20, 72})
  void only_the_search_beyond_an_edge_adds_to_that(int trials) {
    MemoryStudyStore kept = new MemoryStudyStore();
    FakeBowl steep = FakeBowl.usual().withBestRate(0.1).withDepth(0.5);
    StudyPlan plan = StudyPlan.defaults().withTrials(trials);
    run(plan, FakeObjective.of(PHOTOS).withBowl(steep), kept);
    long beyond = kept.trials().stream().filter(t -> t.round() == Round.BEYOND).count();
    assertThat(onAllPhotos(kept)).hasSize(trials + (int) beyond);
    assertThat(beyond).isIn(trials > 4 ? List.of(3L, 6L) : List.of(0L));
  }

  @Test
  void without_a_coach_no_knob_is_turned_and_no_photo_is_kept_back() {
    MemoryStudyStore kept = new MemoryStudyStore();
    StudyOutcome found = run(PLAN.withCoach(false), FakeObjective.of(PHOTOS), kept);
    assertThat(rounds(kept)).isEqualTo(EnumSet.of(Round.START, Round.WIDE, Round.NARROW));
    assertThat(found.insights().effects()).isEmpty();
    assertThat(found.insights().findings()).isEmpty();
    assertThat(found.insights().diets()).isEmpty();
  }

  @Test
  void tries_the_start_and_the_knobs_on_every_fold_of_few_photos_with_two_seeds() {
    Set<Round> probed = EnumSet.of(Round.START, Round.KNOBS, Round.PHOTOS);
    for (Trial trial : store.trials()) {
      if (probed.contains(trial.round())) {
        assertThat(ways(store, trial)).containsAll(IntStream.range(0, 2 * FOLDS).boxed().toList());
      }
    }
    assertThat(IntStream.of(0, 1, FOLDS, FOLDS + 1).map(PHOTOS::seed)).containsExactly(0, 0, 1, 1);
  }

  @Test
  void tries_the_leaders_on_every_fold_and_the_finalists_on_every_deal() {
    List<Integer> folds = List.of(0, 1, 2, 3);
    List<Integer> dealt =
        IntStream.range(0, 3 * FOLDS)
            .mapToObj(i -> PHOTOS.number(i % FOLDS, 0, i / FOLDS))
            .toList();
    List<Trial> tried = onAllPhotos(store);
    assertThat(tried.stream().filter(t -> ways(store, t).containsAll(folds)))
        .hasSizeGreaterThanOrEqualTo(5); // the leaders, and what was probed
    assertThat(tried.stream().filter(t -> ways(store, t).containsAll(dealt))).hasSize(3);
    assertThat(ways(store, outcome.best().trial())).containsAll(dealt);
    assertThat(outcome.bestResults().stream().map(FoldResult::fold)).isEqualTo(folds);
  }

  @Test
  void the_leaders_are_those_of_the_lowest_cost_on_the_first_fold() {
    Scoring scoring = new Scoring(PHOTOS, PLAN.metric());
    List<Integer> cheapest =
        store.results().stream()
            .filter(r -> r.fold() == 0 && onAllPhotos(store).contains(trial(store, r)))
            .sorted(
                Comparator.comparingDouble((FoldResult r) -> scoring.of(List.of(r)).cost())
                    .thenComparingInt(FoldResult::trial))
            .limit(5)
            .map(FoldResult::trial)
            .toList();
    assertThat(
            outcome.ranking().stream().filter(s -> s.folds() == FOLDS).map(s -> s.trial().number()))
        .containsAll(cheapest);
  }

  @Test
  void the_seed_decides_what_is_tried() {
    MemoryStudyStore same = new MemoryStudyStore();
    MemoryStudyStore other = new MemoryStudyStore();
    run(PLAN, FakeObjective.of(PHOTOS), same);
    run(PLAN.withSeed(4), FakeObjective.of(PHOTOS), other);
    assertThat(same.asText()).isEqualTo(store.asText());
    assertThat(recipes(other, Round.WIDE)).isNotEqualTo(recipes(store, Round.WIDE));
  }

  @Test
  void rejects_a_plan_of_nothing() {
    assertThatThrownBy(() -> PLAN.withTrials(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must be 1 or more, got 0 (--trials)");
    assertThatThrownBy(() -> new Effort(1, 0, 1, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leaders must be 1 or more, got 0");
    assertThatThrownBy(() -> new Effort(1, 1, 0, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("finalists must be 1 or more, got 0");
  }

  private static StudyOutcome run(StudyPlan plan, Objective objective, StudyStore store) {
    return Study.run(plan, PHOTOS, objective, new StudyBooks(store, StudyProgress.NONE));
  }

  private static Set<Round> rounds(MemoryStudyStore store) {
    return store.trials().stream().map(Trial::round).collect(Collectors.toSet());
  }

  private static List<HeadRecipe> recipes(MemoryStudyStore store, Round round) {
    return store.trials().stream().filter(t -> t.round() == round).map(Trial::recipe).toList();
  }

  private static List<Trial> onAllPhotos(MemoryStudyStore store) {
    return store.trials().stream().filter(t -> t.ration().equals(Ration.ALL)).toList();
  }

  private static Trial trial(MemoryStudyStore store, FoldResult result) {
    return store.trials().get(result.trial());
  }

  private static List<Integer> ways(MemoryStudyStore store, Trial trial) {
    return store.results().stream()
        .filter(r -> r.trial() == trial.number())
        .map(FoldResult::fold)
        .toList();
  }
}
