package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final AtomicLong clock = new AtomicLong(17);
  private final Deadline deadline = new Deadline(2, false, clock::get);

  private void pass(double seconds) {
    clock.addAndGet((long) (seconds * 1e9));
  }

  @Test
  void counts_the_seconds_down() {
    assertThat(deadline.left()).isEqualTo(120);
    pass(130);
    assertThat(deadline.left()).isEqualTo(-10);
  }

  /** Work that takes so many seconds, one after the other. */
  private Runnable taking(double... seconds) {
    Iterator<Double> next = DoubleStream.of(seconds).iterator();
    return () -> pass(next.next());
  }

  @Test
  void a_pace_is_the_mean_of_four_after_the_first_or_of_fewer_that_take_long() {
    assertThat(deadline.pace(taking(9, 1, 2, 3, 2), 100)).isCloseTo(2, within(1e-9));
    assertThat(deadline.pace(taking(9, 1, 2), 3)).isCloseTo(1.5, within(1e-9));
    assertThat(deadline.pace(taking(9, 5), 1)).isCloseTo(5, within(1e-9));
  }

  @Test
  void keeps_a_share_for_tuning_while_photos_are_read() {
    assertThat(deadline.leftForPhotos()).isEqualTo(120 - 36);
    assertThat(new Deadline(0.5, false, clock::get).leftForPhotos()).isEqualTo(30 - 15);
  }

  @Test
  void the_first_of_some_passes_has_its_part_of_the_time_for_photos() {
    assertThat(deadline.leftForPhotos(2)).isEqualTo(42);
    assertThat(deadline.leftForPhotos(3.5)).isCloseTo(24, within(1e-9));
    pass(30);
    assertThat(deadline.leftForPhotos(2)).isEqualTo(12);
    assertThat(deadline.leftForPhotos()).as("the others take what is left").isEqualTo(54);
  }

  @Test
  void affords_what_fits_before_what_is_written() {
    deadline.begins();
    for (int i = 0; i < 100; i++) {
      pass(0.5); // slow at first
      deadline.finished(5);
    }
    for (int i = 0; i < 100; i++) {
      pass(0.1);
      deadline.finished(5);
    }
    // 60 s are left, 3 of them for what is written, a training takes 0.1 s and a little more as
    // long as the slow ones are not forgotten
    assertThat(deadline.affordable(trainings(10_000), 0)).isBetween(550, 570);
    assertThat(deadline.affordable(trainings(100), 0)).isEqualTo(100);
    assertThat(deadline.affordable(trainings(10_000), 5 * 300)).isBetween(250, 270);
  }

  @Test
  void time_before_tuning_says_nothing_of_the_pace() {
    pass(60);
    deadline.begins();
    pass(10);
    deadline.finished(500);
    assertThat(deadline.affordable(trainings(10_000), 0)).isBetween(469, 470); // 47 s at 0.1 s
  }

  @Test
  void affords_nothing_once_the_time_is_up() {
    deadline.begins();
    pass(119);
    deadline.finished(5);
    assertThat(deadline.affordable(trainings(5), 0)).isZero();
    pass(10);
    assertThat(deadline.affordable(trainings(5), 0)).isZero();
  }

  @Test
  void ends_the_study_earlier_by_what_is_kept() {
    deadline.keep(40);
    deadline.begins();
    pass(10);
    deadline.finished(500);
    assertThat(deadline.affordable(trainings(10_000), 0)).isBetween(669, 670); // 110 - 3 - 40 s
    assertThat(deadline.leftForFineTuning()).isEqualTo(107);
  }

  @Test
  void keeps_no_more_than_a_share_of_what_is_left() {
    pass(20);
    assertThat(deadline.leftToKeep()).isEqualTo(70);
    deadline.keep(1_000);
    deadline.begins();
    pass(10);
    deadline.finished(500);
    assertThat(deadline.affordable(trainings(10_000), 0)).isBetween(169, 170); // 90 - 3 - 70 s
    pass(200);
    assertThat(deadline.leftToKeep()).isZero();
  }

  @Test
  void tells_how_long_work_took() {
    assertThat(deadline.seconds(() -> pass(7))).isEqualTo(7);
  }

  private static List<Double> trainings(int count) {
    return Collections.nCopies(count, 5.0);
  }
}
