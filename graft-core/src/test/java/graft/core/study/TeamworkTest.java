package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.study.Objective.Assignment;
import graft.core.study.StudyResumeTest.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Several processes on one study: threads here, each with a walk of its own on the same books. */
class TeamworkTest {
  private final Set<String> alive = new ConcurrentSkipListSet<>();
  private final MemoryStudyStore store = new MemoryStudyStore();
  private final CountDownLatch bothTrain = new CountDownLatch(2);

  /** One of those that are alive until they leave. */
  private record Member(String self, Set<String> alive) implements Crew {
    @Override
    public Set<String> others() {
      return alive.stream().filter(name -> !name.equals(self)).collect(Collectors.toSet());
    }

    @Override
    public void pause() {
      LockSupport.parkNanos(100_000);
    }
  }

  /** The walk of one process, which dies where its objective is cut off. */
  private StudyOutcome work(Case which, String name, Objective objective, Pace pace) {
    Crew crew = new Member(name, alive);
    try {
      return which.run(meeting(objective), new StudyBooks(store, StudyProgress.NONE, pace, crew));
    } finally {
      alive.remove(name);
    }
  }

  /** Begins to train only when the other one does, so that both take part. */
  private Objective meeting(Objective objective) {
    return (work, rungs, listener) -> {
      bothTrain.countDown();
      await(bothTrain);
      objective.run(work, rungs, listener);
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"HURRIED", "VIEWS_HURRIED", "AGAIN", "FEW_AGAIN"})
  void two_that_work_at_once_train_each_thing_once_and_come_to_the_same_end(Case which)
      throws Exception {
    MemoryStudyStore whole = new MemoryStudyStore();
    StudyOutcome undisturbed = which.run(which.objective(), whole, 0);
    FakeObjective first = which.objective();
    FakeObjective second = which.objective();
    alive.addAll(List.of("first", "second"));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<StudyOutcome> one = threads.submit(() -> work(which, "first", first, Pace.UNHURRIED));
      Future<StudyOutcome> other =
          threads.submit(() -> work(which, "second", second, Pace.UNHURRIED));
      assertThat(StudyTexts.of(one.get())).isEqualTo(StudyTexts.of(other.get()));
      assertThat(other.get().insights()).isEqualTo(undisturbed.insights());
    }
    assertThat(store.asText()).isEqualTo(whole.asText());
    List<Assignment> trained = new ArrayList<>(first.trained());
    trained.addAll(second.trained());
    assertThat(trained).doesNotHaveDuplicates().hasSameSizeAs(whole.results());
    assertThat(first.trained()).isNotEmpty();
    assertThat(second.trained()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"HURRIED", "VIEWS_HURRIED", "AGAIN", "FEW_AGAIN"})
  void one_goes_on_when_the_other_dies_and_takes_over_what_it_had_claimed(Case which)
      throws Exception {
    MemoryStudyStore whole = new MemoryStudyStore();
    which.run(which.objective(), whole, 0);
    alive.addAll(List.of("dying", "second"));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<StudyOutcome> dying =
          threads.submit(
              () -> work(which, "dying", which.objective().interruptedAfter(0), Pace.UNHURRIED));
      Future<StudyOutcome> other =
          threads.submit(() -> work(which, "second", which.objective(), Pace.UNHURRIED));
      assertThatThrownBy(dying::get).hasCauseInstanceOf(CancellationException.class);
      other.get();
    }
    assertThat(store.asText()).isEqualTo(whole.asText());
  }

  @Test
  void clocks_that_differ_agree_on_what_the_first_one_said() throws Exception {
    alive.addAll(List.of("slow", "fast"));
    Case which = Case.HURRIED;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<StudyOutcome> slow =
          threads.submit(
              () -> work(which, "slow", which.objective(), (n, later) -> Math.min(n.size(), 2)));
      Future<StudyOutcome> fast =
          threads.submit(() -> work(which, "fast", which.objective(), (n, later) -> n.size()));
      assertThat(StudyTexts.of(slow.get())).isEqualTo(StudyTexts.of(fast.get()));
      assertThat(slow.get().best()).isEqualTo(fast.get().best());
    }
  }
}
