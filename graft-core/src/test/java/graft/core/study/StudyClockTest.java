package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.folds.Resamples;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.TimedObjective.Speed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study under a clock ends close to its time, whatever trainings cost. */
@Execution(ExecutionMode.CONCURRENT)
class StudyClockTest {
  private static final Resamples PHOTOS = FakePhotos.usual();
  private static final StudyPlan PLAN =
      StudyPlan.defaults().withEffort(new Effort(20_000, 8, 3, true));
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final MemoryStudyStore store = new MemoryStudyStore();

  /** Seconds that it takes, the winner's heads included. */
  private double run(StudyPlan plan, Speed speed, double seconds, FakeBowl bowl) {
    FakeObjective answers = FakeObjective.of(PHOTOS).withBowl(bowl);
    TimedObjective objective = new TimedObjective(answers, speed);
    StudyBooks books = new StudyBooks(store, StudyProgress.NONE, objective.until(seconds));
    Trial winner = Study.run(plan, PHOTOS, objective, books).best().trial();
    assertThat(answers.trained()).as("nothing is trained twice").doesNotHaveDuplicates();
    List<Assignment> heads =
        IntStream.range(0, PHOTOS.folds()).mapToObj(fold -> new Assignment(winner, fold)).toList();
    objective.run(heads, StudyListener.DEAF);
    return objective.now();
  }

  @ParameterizedTest(name = "a stack shares {0} heads, hidden {1}, cold {2}, better by {3}: {4} s")
  @CsvSource({
    "4, 40, 1, 0, 30",
    "4, 40, 5, 0, 30",
    "4, 40, 5, 0.6, 60",
    "1, 10, 5, 0.6, 60",
    "8, 80, 5, 0.6, 60",
    "4, 20, 10, 0, 90"
  })
  void ends_close_to_its_time(
      double shared, double hidden, double cold, double better, double seconds) {
    Speed speed = new Speed(0.02, shared, hidden, cold, NEVER);
    FakeBowl bowl = FakeBowl.usual().withHidden(better);
    requireInTime(speed, seconds, bowl);
  }

  @ParameterizedTest(name = "{0} s, twice as slow from {1} of them")
  @CsvSource({"30, 0.5", "60, 0.5", "120, 0.5", "60, 0.3", "60, 0.7"})
  void a_sudden_slow_down_is_allowed_for(double seconds, double at) {
    requireInTime(new Speed(0.02, 4, 40, 5, at * seconds), seconds, FakeBowl.usual());
  }

  private static void requireInTime(Speed speed, double seconds, FakeBowl bowl) {
    for (boolean coached : List.of(true, false)) {
      Effort effort = PLAN.effort().withCoach(coached);
      double oneFold =
          new StudyClockTest().run(PLAN.withEffort(effort.withJudges(1)), speed, seconds, bowl);
      assertThat(oneFold / seconds).as("coached %s, one fold", coached).isBetween(0.9, 1.1);
      double few = new StudyClockTest().run(PLAN.withEffort(effort), speed, seconds, bowl);
      assertThat(few / seconds).as("coached %s, all folds", coached).isBetween(0.85, 1.1);
    }
  }

  @Test
  void does_the_least_where_there_is_no_time() {
    double took = run(PLAN, new Speed(0.02, 4, 40, 5, NEVER), 0.5, FakeBowl.usual());
    assertThat(store.trials()).hasSize(1);
    assertThat(store.results()).hasSize(8); // the start, as it is probed
    assertThat(took).isLessThan(8);
  }

  @Test
  void ends_when_all_recipes_are_tried() {
    StudyPlan plan = PLAN.withTrials(400);
    double took = run(plan, new Speed(1e-6, 4, 40, 1, NEVER), 60, FakeBowl.usual());
    assertThat(store.trials().stream().filter(t -> t.ration().equals(Ration.ALL))).hasSize(400);
    assertThat(took).isLessThan(1);
  }
}
