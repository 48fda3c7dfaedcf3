package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.folds.Resamples;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.TimedObjective.Speed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study under a clock ends close to its time, whatever trainings cost. */
class StudyClockTest {
  private static final Resamples PHOTOS = FakePhotos.usual();
  private static final StudyPlan PLAN = StudyPlan.defaults().withEffort(new Effort(20_000, 8, 3, true));
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

  @ParameterizedTest(name = "head {0} s, {1} shared, hidden {2}, cold {3}, coached {4}")
  @CsvSource({
    "0.02, 4, 40, 1, true",
    "0.02, 4, 40, 5, true",
    "0.02, 4, 10, 5, true",
    "0.02, 1, 10, 5, true",
    "0.02, 8, 80, 5, true",
    "0.01, 4, 40, 10, true",
    "0.02, 4, 40, 5, false",
    "0.02, 1, 10, 5, false"
  })
  void ends_close_to_its_time(double head, double shared, double hidden, double cold, boolean coached) {
    for (double seconds : List.of(30.0, 60.0, 120.0)) {
      for (FakeBowl bowl : List.of(FakeBowl.usual(), FakeBowl.usual().withHidden(0.6))) {
        Speed speed = new Speed(head, shared, hidden, cold, NEVER);
        double took = new StudyClockTest().run(PLAN.withCoach(coached), speed, seconds, bowl);
        System.out.printf("%s %s %s: %.3f%n", speed, seconds, bowl.hidden(), took / seconds);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"30, 0.5", "60, 0.5", "120, 0.5", "60, 0.3", "60, 0.7"})
  void a_sudden_slow_down_is_allowed_for(double seconds, double at) {
    for (boolean coached : List.of(true, false)) {
        Speed speed = new Speed(0.02, 4, 40, 5, at * seconds);
        double took = new StudyClockTest().run(PLAN.withCoach(coached), speed, seconds, FakeBowl.usual());
        System.out.printf("%s %s slow %s: %.3f%n", speed, seconds, coached, took / seconds);
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
