package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.Seeds;
import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.study.Objective.Assignment;
import graft.core.study.Regularisers.Kind;
import graft.core.study.StudyPlan.Augment;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.Trial.Round;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A study that was cut off and goes on is the same to the letter as one that was not. */
@Execution(ExecutionMode.CONCURRENT)
class StudyResumeTest {
  /** Studies that take different ways. */
  enum Case {
    SEARCH(FakePhotos.even(48, 3, 3, 3), new Effort(16, 3, 2, true), 0.001),
    BEYOND(FakePhotos.even(48, 3, 2, 3), new Effort(12, 2, 2, true), 0.1),
    ONE_PART(FakePhotos.onePart(90), new Effort(12, 4, 3, true), 0.001),
    GIVEN(FakePhotos.even(48, 3, 2, 3), new Effort(1, 1, 1, true), 0.001),
    HURRIED(FakePhotos.even(48, 3, 2, 3), new Effort(18, 3, 2, true), 0.1),
    AGAIN(FakePhotos.even(48, 3, 2, 3), new Effort(40, 3, 2, true), 0.001),
    VIEWS(FakePhotos.even(48, 3, 2, 3), new Effort(12, 3, 2, true), 0.001),
    VIEWS_HURRIED(FakePhotos.even(48, 3, 2, 3), new Effort(40, 3, 2, true), 0.001),
    FEW(FakePhotos.even(48, 3, 4, 3), new Effort(26, 3, 2, true), 0.001),
    FEW_AGAIN(FakePhotos.even(48, 3, 3, 3), new Effort(40, 3, 2, true), 0.001);

    private final Resamples photos;
    private final int step; // the search is killed at every write, the others at every seventh
    private final StudyPlan plan;
    private final FakeBowl bowl;

    Case(Resamples photos, Effort effort, double bestRate) {
      this.photos = photos;
      this.step = name().equals("SEARCH") ? 1 : 7;
      this.plan =
          name().equals("GIVEN")
              ? StudyPlan.single(HeadRecipe.defaults().withLearningRate(0.01))
              : StudyPlan.defaults()
                  .withSpace(small())
                  .withEffort(effort.withJudges(few() ? 200 : 1))
                  .withAugment(augment());
      this.bowl = FakeBowl.usual().withBestRate(bestRate).withDepth(0.5);
    }

    /** Few knobs, so that few trials reach every round. */
    private static SearchSpace small() {
      OptionChoices options =
          new OptionChoices(
              List.of(Schedule.CONSTANT), List.of(0.0, 0.1), List.of(false), List.of(0));
      return SearchSpace.defaults()
          .withBatchSizes(List.of(32))
          .withRegularisers(Regularisers.defaults().withKinds(List.of(Kind.DROPOUT)))
          .withOptions(options);
    }

    private Augment augment() {
      return name().startsWith("VIEWS")
          ? new Augment(List.of("idle", "good", "harm"), 20, 2)
          : Augment.NONE;
    }

    /** Whether the search compares on all folds, because a fold has few photos. */
    private boolean few() {
      return name().startsWith("FEW");
    }

    /** How many folds the search compares recipes on. */
    int searched() {
      return plan.effort().judges() > 1 ? photos.folds() : 1;
    }

    boolean hurried() {
      return this == HURRIED || this == VIEWS_HURRIED || again();
    }

    private boolean again() {
      return name().endsWith("AGAIN");
    }

    /** Whether its wide round is large enough to be cut at both rungs. */
    boolean cuts() {
      return plan.effort().trials() > 12 && !few();
    }

    FakeObjective objective() {
      return FakeObjective.of(photos).withBowl(bowl);
    }

    /** Grants otherwise from one question to the next, so that asking anew would be seen. */
    StudyOutcome run(Objective objective, MemoryStudyStore store, int shift) {
      int[] asked = {shift};
      Pace pace = (costs, later) -> Math.max(0, costs.size() - 1 - asked[0]++ / 2);
      Pace few = (costs, later) -> Math.min(costs.size(), 4 + asked[0]++ % 2);
      Pace chosen =
          this == HURRIED ? pace : again() || this == VIEWS_HURRIED ? few : Pace.UNHURRIED;
      return run(objective, new StudyBooks(store, StudyProgress.NONE, chosen));
    }

    StudyOutcome run(Objective objective, StudyBooks books) {
      return Study.run(plan, photos, objective, books);
    }
  }

  @Test
  void the_cases_reach_every_round() {
    Set<Round> reached = EnumSet.noneOf(Round.class);
    for (Case which : Case.values()) {
      MemoryStudyStore store = new MemoryStudyStore();
      which.run(which.objective(), store, 0);
      store.trials().forEach(t -> reached.add(t.round()));
      assertThat(store.answers() > 1).isEqualTo(which.hurried());
      assertThat(store.answer("again-2").isPresent()).isEqualTo(which.again());
      assertThat(store.givenUp() > 1).as("given up").isEqualTo(which.cuts());
    }
    assertThat(reached).isEqualTo(EnumSet.allOf(Round.class));
  }

  @ParameterizedTest
  @EnumSource
  void goes_on_after_a_kill_at_any_write(Case which) {
    MemoryStudyStore whole = new MemoryStudyStore();
    StudyOutcome undisturbed = which.run(which.objective(), whole, 0);
    for (int writes = 0; writes < whole.writes(); writes += which.step) {
      MemoryStudyStore store = new MemoryStudyStore();
      store.breakAfter(writes);
      assertThatThrownBy(() -> which.run(which.objective(), store, 0))
          .isInstanceOf(CancellationException.class);
      store.breakAfter(Integer.MAX_VALUE);
      // the clock says the same to what it was not asked before
      StudyOutcome resumed = which.run(which.objective(), store, store.answers());
      requireSame(resumed, undisturbed, "outcome, kill at write " + writes);
      assertThat(store.asText()).as("books, kill at write %d", writes).isEqualTo(whole.asText());
    }
  }

  @ParameterizedTest
  @EnumSource
  void trains_nothing_again_after_an_interruption_after_any_number_of_results(Case which) {
    MemoryStudyStore whole = new MemoryStudyStore();
    StudyOutcome undisturbed = which.run(which.objective(), whole, 0);
    int all = whole.results().size();
    for (int cut = 0; cut < all; cut += 11) {
      MemoryStudyStore store = new MemoryStudyStore();
      FakeObjective first = which.objective().interruptedAfter(cut);
      assertThatThrownBy(() -> which.run(first, store, 0))
          .isInstanceOf(CancellationException.class);
      List<Assignment> done = store.done();
      FakeObjective second = which.objective();
      StudyOutcome resumed = which.run(second, store, store.answers());
      requireSame(resumed, undisturbed, "outcome, cut after " + cut);
      assertThat(store.asText()).as("books, cut after %d", cut).isEqualTo(whole.asText());
      assertThat(second.trained())
          .as("trained again, cut after %d", cut)
          .hasSize(all - done.size())
          .noneMatch(done::contains);
    }
  }

  @ParameterizedTest
  @EnumSource
  void goes_on_after_many_kills(Case which) {
    MemoryStudyStore whole = new MemoryStudyStore();
    StudyOutcome undisturbed = which.run(which.objective(), whole, 0);
    Seeds.each(
        6,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          MemoryStudyStore store = new MemoryStudyStore();
          for (int kill = 0; kill < 6; kill++) {
            store.breakAfter(random.nextInt(whole.writes() / 5));
            try {
              which.run(which.objective(), store, store.answers());
            } catch (CancellationException e) {
              assertThat(e).hasMessage("killed");
            }
          }
          store.breakAfter(Integer.MAX_VALUE);
          requireSame(which.run(which.objective(), store, store.answers()), undisturbed, "");
          assertThat(store.asText()).isEqualTo(whole.asText());
        });
  }

  @ParameterizedTest
  @EnumSource
  void a_finished_study_trains_nothing_and_gives_the_same_outcome(Case which) {
    MemoryStudyStore store = new MemoryStudyStore();
    StudyOutcome undisturbed = which.run(which.objective(), store, 0);
    String books = store.asText();
    FakeObjective again = which.objective();
    requireSame(which.run(again, store, 100), undisturbed, "again");
    assertThat(again.trained()).isEmpty();
    assertThat(store.asText()).isEqualTo(books);
  }

  @ParameterizedTest
  @EnumSource
  void says_what_was_found_so_far(Case which) {
    MemoryStudyStore whole = new MemoryStudyStore();
    which.run(which.objective(), whole, 0);
    assertThat(Study.soFar(which.plan, which.photos, new MemoryStudyStore())).isEmpty();
    for (int cut = 1; cut < whole.results().size(); cut += 7) {
      MemoryStudyStore store = new MemoryStudyStore();
      FakeObjective first = which.objective().interruptedAfter(cut);
      assertThatThrownBy(() -> which.run(first, store, 0))
          .isInstanceOf(CancellationException.class);
      String books = store.asText();
      Optional<StudyOutcome> soFar = Study.soFar(which.plan, which.photos, store);
      assertThat(store.asText()).as("books, read after %d", cut).isEqualTo(books);
      boolean begun = store.results().stream().anyMatch(r -> r.fold() < which.searched());
      assertThat(soFar.isPresent()).as("found after %d", cut).isEqualTo(begun);
      soFar.ifPresent(found -> requireBest(which, store, found));
    }
  }

  private static void requireBest(Case which, MemoryStudyStore store, StudyOutcome found) {
    Trial best = found.best().trial();
    assertThat(best.ration()).isEqualTo(Ration.ALL);
    assertThat(best.round() == Round.GIVEN).isEqualTo(which == Case.GIVEN);
    assertThat(found.decisions()).isEqualTo(store.decisions().size());
    assertThat(found.results()).hasSameSizeAs(store.results());
    List<TrialSummary> alike =
        found.ranking().stream()
            .filter(s -> s.trial().round() == Round.GIVEN || which != Case.GIVEN)
            .toList();
    int most = alike.stream().mapToInt(TrialSummary::folds).max().orElseThrow();
    if (most == which.photos.folds()) {
      assertThat(found.best()).isEqualTo(alike.getFirst());
    }
  }

  /** What is compared holds all but the logits by value; those are compared as text. */
  private static void requireSame(StudyOutcome one, StudyOutcome other, String what) {
    assertThat(one.best()).as(what).isEqualTo(other.best());
    assertThat(one.insights()).as(what).isEqualTo(other.insights());
    assertThat(StudyTexts.of(one)).as(what).isEqualTo(StudyTexts.of(other));
  }
}
