package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.head.HeadRecipe;
import graft.core.study.Objective.Assignment;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyTest {
  private static final int FOLDS = 4;
  private static final int TRIALS = 40;
  private static final int LEADERS = 5;
  private static final StudyPlan PLAN =
      new StudyPlan(SearchSpace.defaults(), List.of(), TRIALS, LEADERS, 3);

  private final MemoryStudyStore undisturbed = new MemoryStudyStore();
  private final StudyOutcome outcome = run(PLAN, FakeObjective.whole(), undisturbed);

  @Test
  void walks_from_the_usual_start_to_a_wide_search_to_a_narrow_one() {
    Map<Round, Long> rounds =
        undisturbed.trials().stream()
            .collect(Collectors.groupingBy(Trial::round, Collectors.counting()));
    int start = StartRecipes.of(PLAN.space()).size();
    int narrow = (TRIALS - start) / 3;
    assertThat(rounds)
        .containsOnly(
            Map.entry(Round.START, (long) start),
            Map.entry(Round.WIDE, (long) TRIALS - start - narrow),
            Map.entry(Round.NARROW, (long) narrow));
    assertThat(undisturbed.trials()).isSortedAccordingTo(Comparator.comparing(Trial::round));
    assertThat(undisturbed.trials().getFirst().recipe()).isEqualTo(HeadRecipe.defaults());
  }

  @Test
  void numbers_trials_in_the_order_asked() {
    assertThat(undisturbed.trials().stream().map(Trial::number))
        .isEqualTo(IntStream.range(0, TRIALS).boxed().toList());
  }

  @Test
  void tries_every_recipe_on_one_fold_and_the_leaders_on_all() {
    assertThat(undisturbed.results()).hasSize(TRIALS + LEADERS * (FOLDS - 1));
    List<Integer> leaders =
        undisturbed.trials().stream()
            .sorted(Comparator.comparingDouble(t -> FakeObjective.loss(t.recipe(), 0)))
            .limit(LEADERS)
            .map(Trial::number)
            .toList();
    assertThat(
            outcome.ranking().stream().filter(s -> s.folds() == FOLDS).map(s -> s.trial().number()))
        .containsExactlyInAnyOrderElementsOf(leaders);
  }

  @Test
  void chooses_the_lowest_mean_loss_over_all_folds_weighted_by_photos() {
    List<TrialSummary> onAllFolds =
        outcome.ranking().stream().filter(s -> s.folds() == FOLDS).toList();
    assertThat(onAllFolds).hasSize(LEADERS);
    assertThat(onAllFolds.stream().map(s -> meanLoss(s.trial().recipe())).toList()).isSorted();
    TrialSummary best = outcome.best();
    assertThat(best.validationLoss()).isCloseTo(meanLoss(best.trial().recipe()), within(1e-12));
    assertThat(outcome.bestResults().stream().map(FoldResult::fold)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void a_trial_that_wins_on_one_fold_alone_does_not_win() {
    AtomicInteger overruled = new AtomicInteger();
    Seeds.each(
        20,
        seed -> {
          MemoryStudyStore store = new MemoryStudyStore();
          StudyOutcome other = run(PLAN.withSeed(seed), FakeObjective.whole(), store);
          TrialSummary best = other.best();
          assertThat(best.folds()).isEqualTo(FOLDS);
          assertThat(
                  other.ranking().stream()
                      .filter(s -> s.folds() == FOLDS)
                      .mapToDouble(TrialSummary::validationLoss)
                      .min())
              .hasValue(best.validationLoss());
          Trial onOneFold =
              store.trials().stream()
                  .min(Comparator.comparingDouble(t -> FakeObjective.loss(t.recipe(), 0)))
                  .orElseThrow();
          overruled.addAndGet(onOneFold.equals(best.trial()) ? 0 : 1);
        });
    assertThat(overruled).as("of 20 winners on one fold").hasValueBetween(5, 20);
  }

  @Test
  void tries_dropout_in_a_third_of_the_trials_that_are_the_default() {
    for (long seed = 0; seed < 10; seed++) {
      StudyPlan plan = StudyPlan.defaults().withSeed(seed);
      MemoryStudyStore store = new MemoryStudyStore();
      run(plan, FakeObjective.whole(), store);
      long dropped = store.trials().stream().filter(t -> t.recipe().dropout() > 0).count();
      assertThat(dropped).as("of %d, seed %d", plan.trials(), seed).isBetween(24L, 36L);
      assertThat(store.trials()).hasSizeGreaterThanOrEqualTo(64);
    }
  }

  @Test
  void says_what_it_concluded() {
    assertThat(undisturbed.decisions().stream().map(Sentence::key))
        .containsExactly("study.start", "study.wide", "study.narrow", "study.chosen");
    assertThat(outcome.decisions()).isEqualTo(4);
    List<String> said = undisturbed.decisions().stream().map(Words.english()::say).toList();
    assertThat(said).noneMatch(s -> s.contains("{"));
    assertThat(said.getLast())
        .contains(
            "best 5 on all 4 folds",
            "chose " + Words.english().recipe(outcome.best().trial().recipe().asText()) + ",");
  }

  @Test
  void hears_how_it_goes() {
    List<String> heard = new ArrayList<>();
    Study.run(
        PLAN, FOLDS, FakeObjective.whole(), new StudyBooks(new MemoryStudyStore(), ear(heard)));
    assertThat(heard.stream().filter(h -> !h.startsWith("finished")))
        .containsExactly(
            "round 18 0",
            "study.start",
            "round 15 0",
            "study.wide",
            "round 7 0",
            "study.narrow",
            "round 15 0",
            "study.chosen");
    assertThat(
            heard.stream()
                .filter(h -> h.startsWith("finished"))
                .mapToInt(h -> Integer.parseInt(h.substring(9)))
                .sum())
        .isEqualTo(TRIALS + LEADERS * (FOLDS - 1));
  }

  @Test
  void goes_on_after_an_interruption_after_any_number_of_results() {
    String expected = StudyTexts.of(outcome);
    int all = undisturbed.results().size();
    for (int cut = 0; cut < all; cut++) {
      MemoryStudyStore store = new MemoryStudyStore();
      FakeObjective first = FakeObjective.interruptedAfter(cut);
      assertThatThrownBy(() -> run(PLAN, first, store)).isInstanceOf(CancellationException.class);
      List<Assignment> done = store.done();
      FakeObjective second = FakeObjective.whole();
      StudyOutcome resumed = run(PLAN, second, store);
      assertThat(StudyTexts.of(resumed)).as("outcome, cut after %d", cut).isEqualTo(expected);
      assertThat(store.asText()).as("books, cut after %d", cut).isEqualTo(undisturbed.asText());
      assertThat(second.trained())
          .as("trained again, cut after %d", cut)
          .hasSize(all - done.size())
          .noneMatch(done::contains);
    }
  }

  @Test
  void goes_on_after_a_kill_at_any_write() {
    String expected = StudyTexts.of(outcome);
    for (int writes = 0; writes < undisturbed.writes(); writes++) {
      MemoryStudyStore store = new MemoryStudyStore();
      store.breakAfter(writes);
      assertThatThrownBy(() -> run(PLAN, FakeObjective.whole(), store))
          .isInstanceOf(CancellationException.class);
      store.breakAfter(Integer.MAX_VALUE);
      StudyOutcome resumed = run(PLAN, FakeObjective.whole(), store);
      assertThat(StudyTexts.of(resumed))
          .as("outcome, kill at write %d", writes)
          .isEqualTo(expected);
      assertThat(store.asText())
          .as("books, kill at write %d", writes)
          .isEqualTo(undisturbed.asText());
    }
  }

  @Test
  void goes_on_after_many_kills() {
    Seeds.each(
        30,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          MemoryStudyStore store = new MemoryStudyStore();
          for (int kill = 0; kill < 6; kill++) {
            try {
              run(PLAN, FakeObjective.interruptedAfter(random.nextInt(20)), store);
            } catch (CancellationException e) {
              assertThat(e).hasMessage("interrupted");
            }
          }
          StudyOutcome resumed = run(PLAN, FakeObjective.whole(), store);
          assertThat(StudyTexts.of(resumed)).isEqualTo(StudyTexts.of(outcome));
          assertThat(store.asText()).isEqualTo(undisturbed.asText());
        });
  }

  @Test
  void a_finished_study_trains_nothing_and_gives_the_same_outcome() {
    FakeObjective again = FakeObjective.whole();
    assertThat(StudyTexts.of(run(PLAN, again, undisturbed))).isEqualTo(StudyTexts.of(outcome));
    assertThat(again.trained()).isEmpty();
  }

  @Test
  void says_what_was_found_so_far() {
    MemoryStudyStore store = new MemoryStudyStore();
    assertThat(Study.soFar(FOLDS, store).ranking()).isEmpty();
    assertThatThrownBy(() -> run(PLAN, FakeObjective.interruptedAfter(9), store))
        .isInstanceOf(CancellationException.class);
    StudyOutcome soFar = Study.soFar(FOLDS, store);
    assertThat(soFar.ranking()).hasSize(9);
    assertThat(soFar.best().validationLoss())
        .isEqualTo(
            store.results().stream().mapToDouble(FoldResult::validationLoss).min().orElseThrow());
    assertThat(soFar.decisions()).isZero();
  }

  @Test
  void the_seed_decides_what_is_tried() {
    MemoryStudyStore same = new MemoryStudyStore();
    MemoryStudyStore other = new MemoryStudyStore();
    run(PLAN, FakeObjective.whole(), same);
    run(PLAN.withSeed(4), FakeObjective.whole(), other);
    assertThat(same.asText()).isEqualTo(undisturbed.asText());
    assertThat(other.trials()).isNotEqualTo(undisturbed.trials());
  }

  @Test
  void few_trials_are_the_first_of_the_usual_start() {
    for (int trials = 1; trials <= 20; trials++) {
      MemoryStudyStore store = new MemoryStudyStore();
      run(PLAN.withTrials(trials), FakeObjective.whole(), store);
      assertThat(store.trials()).hasSize(trials);
      assertThat(store.trials().getFirst().recipe()).isEqualTo(HeadRecipe.defaults());
    }
  }

  @Test
  void one_validation_part_needs_no_second_comparison() {
    MemoryStudyStore store = new MemoryStudyStore();
    StudyOutcome single =
        Study.run(PLAN, 1, FakeObjective.whole(), new StudyBooks(store, StudyProgress.NONE));
    assertThat(store.results()).hasSize(TRIALS);
    assertThat(single.best().validationLoss())
        .isEqualTo(
            store.results().stream().mapToDouble(FoldResult::validationLoss).min().orElseThrow());
  }

  @Test
  void a_given_recipe_is_trained_on_every_fold_and_nothing_is_searched() {
    HeadRecipe recipe = HeadRecipe.defaults().withL2(0.02);
    MemoryStudyStore store = new MemoryStudyStore();
    StudyOutcome given = run(StudyPlan.single(recipe), FakeObjective.whole(), store);
    assertThat(store.trials()).containsExactly(new Trial(0, Round.GIVEN, recipe));
    assertThat(given.bestResults()).hasSize(FOLDS);
    assertThat(given.decisions()).isZero();
  }

  @Test
  void a_trial_that_diverges_comes_last() {
    MemoryStudyStore store = new MemoryStudyStore();
    Objective objective =
        (work, listener) ->
            FakeObjective.whole().run(work, divergent(listener, store.trials().getFirst()));
    StudyOutcome diverged = run(PLAN, objective, store);
    TrialSummary last = diverged.ranking().stream().filter(s -> s.folds() == 1).toList().getLast();
    assertThat(last.trial().number()).isZero();
    assertThat(last.validationLoss()).isInfinite();
    assertThat(diverged.best().validationLoss()).isFinite();
  }

  @Test
  void rejects_a_plan_of_nothing() {
    assertThatThrownBy(() -> PLAN.withTrials(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must be 1 or more, got 0 (--trials)");
    assertThatThrownBy(() -> new StudyPlan(SearchSpace.defaults(), List.of(), 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leaders must be 1 or more, got 0");
  }

  private static StudyOutcome run(StudyPlan plan, Objective objective, StudyStore store) {
    return Study.run(plan, FOLDS, objective, new StudyBooks(store, StudyProgress.NONE));
  }

  private static double meanLoss(HeadRecipe recipe) {
    double loss = 0;
    int photos = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      loss += FakeObjective.loss(recipe, fold) * FakeObjective.photos(fold);
      photos += FakeObjective.photos(fold);
    }
    return loss / photos;
  }

  private static StudyListener divergent(StudyListener listener, Trial trial) {
    return new StudyListener() {
      @Override
      public void epochs(List<EpochReport> reports) {
        listener.epochs(reports);
      }

      @Override
      public void finished(List<FoldResult> results) {
        listener.finished(
            results.stream()
                .map(
                    r ->
                        r.trial() == trial.number()
                            ? new FoldResult(
                                r.trial(), r.fold(), 1, Double.POSITIVE_INFINITY, r.logits())
                            : r)
                .toList());
      }
    };
  }

  private static StudyProgress ear(List<String> heard) {
    return new StudyProgress() {
      @Override
      public void round(int trainings, int done) {
        heard.add("round " + trainings + " " + done);
      }

      @Override
      public void epochs(List<EpochReport> reports) {}

      @Override
      public void finished(int trainings) {
        heard.add("finished " + trainings);
      }

      @Override
      public void decision(Sentence decision) {
        heard.add(decision.key());
      }
    };
  }
}
