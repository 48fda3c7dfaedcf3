package graft.train.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningTest {
  private static final int EPOCHS = 12;
  private static final int STEPS = 6; // of an epoch

  @TempDir Path folder;

  /** Remembers what it heard, and interrupts after so many steps. */
  private static final class Heard implements FineTuneListener {
    final List<Epoch> epochs = new ArrayList<>();
    final List<Double> rates = new ArrayList<>();
    int planned = -1;
    private int left;

    Heard(int steps) {
      this.left = steps;
    }

    @Override
    public void epoch(Epoch epoch) {
      epochs.add(epoch);
    }

    @Override
    public void diverged(int epoch, double rate) {
      rates.add(rate);
    }

    @Override
    public int planned(int steps) {
      return planned < 0 ? steps : planned;
    }

    @Override
    public boolean interrupted() {
      return left-- <= 0;
    }
  }

  private FineTuned run(FineTuneSettings settings, Heard heard) throws IOException {
    return run(settings, EPOCHS * STEPS, heard);
  }

  private FineTuned run(FineTuneSettings settings, int steps, Heard heard) throws IOException {
    try (ActivationFile activations = SmallTask.activations(folder.resolve("activations"));
        FineTuning training = FineTuning.of(SmallTask.task(), settings, activations)) {
      return training.run(steps, folder.resolve("state"), heard);
    }
  }

  @Test
  void learns_what_the_head_alone_cannot_tell() throws IOException {
    Heard heard = new Heard(10_000);
    FineTuned best = run(SmallTask.settings(), heard);
    assertThat(heard.epochs).hasSize(EPOCHS);
    assertThat(best.startLoss()).isBetween(0.68, 0.70); // it begins by guessing
    assertThat(best.loss()).isLessThan(0.3);
    assertThat(best.epoch()).isPositive();
    assertThat(heard.epochs.get(best.epoch() - 1).validationLoss()).isEqualTo(best.loss());
    assertThat(heard.epochs).allMatch(e -> e.validationLoss() >= best.loss());
    assertThat(best.weights()).containsOnlyKeys("w1", "b1", "w2", "b2");
    assertThat(best.logits()).hasSize(24);
  }

  @Test
  void goes_on_after_an_interruption_to_the_same_bits() throws IOException {
    FineTuned whole = run(SmallTask.settings(), new Heard(10_000));
    Files.delete(folder.resolve("state"));
    assertThatThrownBy(() -> run(SmallTask.settings(), new Heard(3 * STEPS + 2)))
        .isInstanceOf(CancellationException.class);
    Heard rest = new Heard(10_000);
    FineTuned resumed = run(SmallTask.settings(), rest);
    assertThat(rest.epochs).hasSize(EPOCHS - 3);
    assertThat(resumed.epoch()).isEqualTo(whole.epoch());
    assertThat(resumed.loss()).isEqualTo(whole.loss());
    assertThat(resumed.startLoss()).isEqualTo(whole.startLoss());
    whole.weights().forEach((name, w) -> assertThat(resumed.weights().get(name)).isEqualTo(w));
  }

  @Test
  void loses_no_more_than_a_leg_in_the_middle_of_an_epoch() throws IOException {
    FineTuneSettings single = SmallTask.settings().withBatchSize(1); // 48 steps an epoch
    FineTuned whole = run(single, 100, new Heard(1_000));
    Files.delete(folder.resolve("state"));
    assertThatThrownBy(() -> run(single, 100, new Heard(47)))
        .isInstanceOf(CancellationException.class);
    Heard rest = new Heard(60); // all but the first leg of 40
    FineTuned resumed = run(single, 100, rest);
    assertThat(rest.interrupted()).as("all steps were taken").isTrue();
    assertThat(rest.epochs).hasSize(3);
    assertThat(resumed.loss()).isEqualTo(whole.loss());
    whole.weights().forEach((name, w) -> assertThat(resumed.weights().get(name)).isEqualTo(w));
  }

  @Test
  void the_last_epoch_is_shorter_where_time_is_no_whole_number_of_epochs() throws IOException {
    int steps = 3 * STEPS + 2;
    Heard heard = new Heard(steps);
    run(SmallTask.settings(), steps, heard);
    assertThat(heard.epochs).extracting(FineTuneListener.Epoch::epoch).containsExactly(1, 2, 3, 4);
    assertThat(heard.epochs).allMatch(e -> e.epochs() == 4);
    assertThat(heard.interrupted()).as("all steps were taken").isTrue();
  }

  /** As a clock does that finds the first epoch quicker, or slower, than it was foreseen. */
  @Test
  void after_the_first_epoch_another_length_may_be_planned_which_a_kill_does_not_change()
      throws IOException {
    Heard more = new Heard(10_000);
    more.planned = 3 * STEPS;
    FineTuned whole = run(SmallTask.settings(), 2 * STEPS, more);
    assertThat(more.epochs).extracting(FineTuneListener.Epoch::epochs).containsExactly(2, 3, 3);
    Files.delete(folder.resolve("state"));

    Heard killed = new Heard(STEPS + STEPS / 2);
    killed.planned = 3 * STEPS;
    assertThatThrownBy(() -> run(SmallTask.settings(), 2 * STEPS, killed))
        .isInstanceOf(CancellationException.class);
    Heard rest = new Heard(10_000); // which would plan nothing else
    FineTuned resumed = run(SmallTask.settings(), 2 * STEPS, rest);
    assertThat(rest.epochs).extracting(FineTuneListener.Epoch::epoch).containsExactly(2, 3);
    whole.weights().forEach((name, w) -> assertThat(resumed.weights().get(name)).isEqualTo(w));

    Files.delete(folder.resolve("state"));
    Heard fewer = new Heard(10_000);
    fewer.planned = STEPS + 1;
    run(SmallTask.settings(), 4 * STEPS, fewer);
    assertThat(fewer.epochs).extracting(FineTuneListener.Epoch::epochs).containsExactly(4, 2);
  }

  @Test
  void a_finished_one_is_not_trained_again() throws IOException {
    FineTuned whole = run(SmallTask.settings(), new Heard(10_000));
    Heard again = new Heard(0);
    assertThat(run(SmallTask.settings(), again).loss()).isEqualTo(whole.loss());
    assertThat(again.epochs).isEmpty();
  }

  @Test
  void the_state_of_other_settings_is_not_gone_on_with() throws IOException {
    run(SmallTask.settings(), new Heard(10_000));
    Heard other = new Heard(10_000);
    run(SmallTask.settings().withLearningRate(0.01), other);
    assertThat(other.epochs).hasSize(EPOCHS);
  }

  @Test
  void goes_back_and_on_with_a_smaller_rate_when_the_loss_leaves_all_bounds() throws IOException {
    Heard heard = new Heard(10_000);
    FineTuned best = run(SmallTask.settings().withLearningRate(1.2), heard);
    assertThat(heard.rates).isNotEmpty();
    assertThat(heard.rates.getFirst()).isEqualTo(0.3);
    assertThat(best.loss()).isLessThanOrEqualTo(best.startLoss()).isFinite();
    best.weights()
        .values()
        .forEach(w -> assertThat(w).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY));
  }

  @Test
  void gives_the_start_back_when_no_rate_is_small_enough() throws IOException {
    Heard heard = new Heard(10_000);
    FineTuned best = run(SmallTask.settings().withLearningRate(1e30), heard);
    assertThat(heard.rates).hasSize(3);
    assertThat(best.epoch()).isZero();
    assertThat(best.loss()).isEqualTo(best.startLoss());
  }
}
