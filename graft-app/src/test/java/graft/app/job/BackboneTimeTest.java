package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.app.job.BackboneTime.Needs;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Of two minutes 84 seconds are for photos, and a fifth of what is left, 24, for a stage. */
class BackboneTimeTest extends ClockedStudy {
  private static final String QUESTION = "backbones are compared";
  private static final String DONE = "done";

  /** Takes as long as was foreseen, or some times as long, in ten parts. */
  private final class Stage implements BackboneTime.Stage<String> {
    private final Needs foreseen;
    private final double slower;

    Stage(double seconds, double after, double slower) {
      this.foreseen = new Needs(seconds, after);
      this.slower = slower;
    }

    @Override
    public Needs needs(Deadline deadline) {
      return foreseen;
    }

    @Override
    public String run(BooleanSupplier stop) {
      for (int part = 0; part < 10; part++) {
        if (stop.getAsBoolean()) {
          throw new CancellationException();
        }
        clock.addAndGet((long) (slower * foreseen.stage() * 1e8));
      }
      return DONE;
    }
  }

  private Optional<String> run(Deadline deadline, boolean fineTunes, Stage stage) {
    return new BackboneTime(Optional.of(deadline), fineTunes, study, () -> false)
        .inTime(QUESTION, stage);
  }

  private Optional<String> run(Deadline deadline, double seconds, double after) {
    return run(deadline, false, new Stage(seconds, after, 1));
  }

  @Test
  void without_a_deadline_nobody_asks_the_clock() {
    BackboneTime time = new BackboneTime(Optional.empty(), true, study, () -> false);
    assertThat(time.inTime(QUESTION, new Stage(1e6, 1e6, 1))).contains(DONE);
    assertThat(study.answer(QUESTION)).isEmpty();
  }

  @Test
  void a_stage_takes_a_fifth_of_the_time_at_the_most() {
    assertThat(run(deadline(), 23, 50)).contains(DONE);
    assertThat(study.answer(QUESTION)).hasValue(1);
    Deadline deadline = deadline();
    BackboneTime time = new BackboneTime(Optional.of(deadline), false, study, () -> false);
    assertThat(time.inTime("a size", new Stage(25, 10, 1))).isEmpty();
    assertThat(deadline.left()).as("nothing was tried").isEqualTo(120);
    assertThat(study.answer("a size")).hasValue(0);
  }

  @Test
  void leaves_time_to_look_at_all_photos_again() {
    assertThat(run(deadline(), 20, 80)).isEmpty();
  }

  @Test
  void keeps_most_of_the_run_for_fine_tuning_where_that_is_to_come() {
    assertThat(run(deadline(), true, new Stage(20, 30, 1))).as("of 36 seconds").isEmpty();
    study.saveAnswer(QUESTION, 1);
    assertThat(run(deadline(), true, new Stage(20, 10, 1))).contains(DONE);
  }

  @Test
  void ends_when_the_time_is_over_and_says_that_there_was_none() {
    Deadline deadline = deadline();
    assertThat(run(deadline, false, new Stage(20, 40, 5))).isEmpty();
    assertThat(deadline.leftForPhotos()).as("a part later at the most").isBetween(30.0, 40.0);
  }

  @Test
  void going_on_decides_the_same_whatever_the_clock_says() {
    assertThat(run(deadline(), 10, 20)).contains(DONE);
    assertThat(run(deadline(), 900, 900)).contains(DONE);
    study.saveAnswer(QUESTION, 0);
    assertThat(run(deadline(), 1, 1)).isEmpty();
  }

  @Test
  void killed_in_the_midst_it_goes_on_while_there_is_time() {
    study.saveAnswer(QUESTION, 1);
    assertThat(run(deadline(), 1, 1)).contains(DONE);
    study.saveAnswer("a size", 1);
    BackboneTime time = new BackboneTime(Optional.of(deadline()), false, study, () -> false);
    assertThat(time.inTime("a size", new Stage(900, 1, 1))).isEmpty();
  }

  @Test
  void an_interruption_decides_nothing() {
    BackboneTime time = new BackboneTime(Optional.of(deadline()), false, study, () -> true);
    assertThatThrownBy(() -> time.inTime(QUESTION, new Stage(20, 20, 1)))
        .isInstanceOf(CancellationException.class);
    assertThat(run(deadline(), 1, 1)).contains(DONE);
  }
}
