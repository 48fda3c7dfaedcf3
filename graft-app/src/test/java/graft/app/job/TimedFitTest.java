package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.app.job.FitTrial.Outcome;
import graft.core.photos.Photo;
import graft.core.run.RunResult.FitTried;
import graft.core.words.Sentence;
import graft.predict.pixels.Fit;
import graft.store.SqliteStudyStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TimedFitTest extends ClockedStudy {
  private static final List<Photo> ALL = ClockedLooks.photos(2000);
  private static final int NOT_TEST = 1700;
  private static final String PHOTOS = "photos to try fits on";
  private static final String TRIED = "fits tried";

  /** Takes the crop, after looks and ten trainings. */
  private final class Trial implements FitTrial {
    private final Map<Fit, Looks> looks;
    private final double training;

    Trial(double look, double training) {
      this.looks =
          Map.of(Fit.CROP, new ClockedLooks(clock, look), Fit.PAD, new ClockedLooks(clock, look));
      this.training = training;
    }

    @Override
    public Looks looks(Fit fit) {
      return Objects.requireNonNull(looks.get(fit));
    }

    @Override
    public List<Photo> photos(int most) {
      return ALL.subList(0, Math.min(NOT_TEST, most));
    }

    @Override
    public Outcome run(int most, RunListener listener, BooleanSupplier stop) {
      for (Fit fit : FitRound.OTHERS) {
        looks(fit).look(looks(fit).missing(photos(most)), done -> {}, stop);
      }
      for (int i = 0; i < 10; i++) {
        if (stop.getAsBoolean()) {
          throw new CancellationException();
        }
        clock.addAndGet((long) (training * 1e9));
      }
      FitTried tried = new FitTried("crop", photos(most).size(), 0.2, -0.1, List.of(-0.15, -0.05));
      return new Outcome(Fit.CROP, List.of(tried), Sentence.of("fit.taken"));
    }
  }

  private Outcome run(Deadline deadline, FitTrial trial, int further) {
    return new TimedFit(trial, new TimedFit.Time(deadline, ALL, further), study, RunListener.SILENT)
        .run();
  }

  private void assertSquashed(Outcome outcome) {
    assertThat(outcome.fit()).isEqualTo(Fit.SQUASH);
    assertThat(outcome.tried()).isEmpty();
    assertThat(outcome.decision()).isEqualTo(Sentence.of("fit.noTime"));
  }

  @Test
  void tries_as_many_photos_as_ever_where_there_is_time() {
    Deadline deadline = deadline();
    Outcome outcome = run(deadline, new Trial(0.01, 0.5), 0);

    assertThat(outcome.fit()).isEqualTo(Fit.CROP);
    assertThat(outcome.tried().getFirst().photos()).isEqualTo(1500);
    assertThat(deadline.leftForPhotos()).as("84 - 30 - 5 s").isBetween(48.9, 49.1);
  }

  @Test
  void tries_fewer_where_time_is_short_and_leaves_enough_to_look_at_all_in_the_fit_it_takes() {
    Deadline deadline = deadline();
    Trial trial = new Trial(0.029, 0.5);
    Outcome outcome = run(deadline, trial, 0);

    assertThat(outcome.tried().getFirst().photos()).isEqualTo(187);
    List<Photo> rest = trial.looks(Fit.CROP).missing(ALL);
    assertThat(rest).hasSize(2000 - 187);
    assertThat(deadline.leftForPhotos()).isGreaterThan(0.029 * rest.size());
  }

  @Test
  void leaves_time_for_further_views() {
    assertThat(run(deadline(), new Trial(0.014, 0.1), 0).tried().getFirst().photos())
        .isEqualTo(1500);
    study.close();
    study = SqliteStudyStore.open(dir.resolve("other.db"));
    Deadline deadline = deadline();
    Trial trial = new Trial(0.014, 0.1);
    assertThat(run(deadline, trial, 1).tried().getFirst().photos()).isEqualTo(750);
    assertThat(deadline.leftForPhotos())
        .isGreaterThan(0.014 * (2000 + trial.looks(Fit.CROP).missing(ALL).size()));
  }

  @Test
  void squashes_where_there_is_no_time() {
    Deadline deadline = deadline();
    assertSquashed(run(deadline, new Trial(0.05, 0.1), 0));
    assertThat(study.answer(PHOTOS)).hasValue(0);
    assertThat(deadline.leftForPhotos()).as("a few were looked at").isBetween(81.0, 83.0);
  }

  @Test
  void does_not_begin_where_the_time_is_over() {
    Deadline deadline = deadline();
    clock.addAndGet(90_000_000_000L);
    assertSquashed(run(deadline, new Trial(0.001, 0.1), 0));
    assertThat(deadline.left()).isEqualTo(30);
  }

  @Test
  void squashes_where_heads_take_too_long_and_keeps_to_its_time() {
    Deadline deadline = deadline();
    assertSquashed(run(deadline, new Trial(0.02, 4), 0));
    assertThat(deadline.leftForPhotos()).isBetween(0.02 * 1250 - 4, 0.02 * 1250);
  }

  @Test
  void going_on_decides_the_same_whatever_the_clock_says() {
    assertSquashed(run(deadline(), new Trial(0.05, 0.1), 0));
    assertSquashed(run(deadline(), new Trial(0.001, 0.1), 0));
    study.close();
    study = SqliteStudyStore.open(dir.resolve("other.db"));
    Outcome first = run(deadline(), new Trial(0.029, 0.5), 0);
    assertThat(run(deadline(), new Trial(0.001, 0.1), 0)).isEqualTo(first);
    assertThat(run(deadline(), new Trial(2, 5), 0)).isEqualTo(first);
  }

  @Test
  void killed_between_the_two_answers_it_keeps_the_number_of_photos() {
    study.saveAnswer(PHOTOS, 375);
    assertThat(run(deadline(), new Trial(0.001, 0.1), 0).tried().getFirst().photos())
        .isEqualTo(375);
    assertThat(study.answer(TRIED)).hasValue(1);
  }

  @Test
  void an_interruption_answers_nothing() {
    RunListener interrupted =
        new RunListener() {
          @Override
          public boolean interrupted() {
            return true;
          }
        };
    TimedFit fit =
        new TimedFit(
            new Trial(0.001, 0.1), new TimedFit.Time(deadline(), ALL, 0), study, interrupted);
    assertThatThrownBy(fit::run).isInstanceOf(CancellationException.class);
    assertThat(study.answer(TRIED)).isEqualTo(OptionalInt.empty());
  }
}
