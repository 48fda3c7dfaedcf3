package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Schedules against the formulas of Keras 3.12, written down again in double precision. */
class LearningRateTest {
  private static final int STEPS = 7;

  @Test
  void a_constant_rate_is_the_recipes_to_the_bit() {
    LearningRate rate = new LearningRate(recipe(Schedule.CONSTANT, 5), STEPS);
    for (int epoch = 0; epoch < 9; epoch++) {
      assertThat(rate.next()).isEqualTo(0.02);
      rate.endEpoch(epoch);
    }
  }

  @Test
  void a_cosine_goes_as_keras_cosine_decay_with_alpha_zero() {
    int epochs = 5;
    LearningRate rate = new LearningRate(recipe(Schedule.COSINE, epochs), STEPS);
    for (int step = 0; step < epochs * STEPS; step++) {
      double completed = (double) step / (epochs * STEPS);
      double expected = 0.02 * 0.5 * (1 + Math.cos(Math.PI * completed));
      assertThat(rate.next()).as("step %d", step).isCloseTo(expected, within(1e-15));
      rate.endEpoch(step % 3); // the losses do not matter
    }
    assertThat(rate.next()).as("after the last step").isCloseTo(0, within(1e-15));
  }

  @Test
  void a_plateau_goes_as_keras_reduce_lr_on_plateau() {
    int[] cuts = new int[4];
    Seeds.each(
        200,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          LearningRate rate = new LearningRate(recipe(Schedule.PLATEAU, 60), STEPS);
          KerasPlateau keras = new KerasPlateau(0.02);
          int epochs = 5 + random.nextInt(56);
          for (int epoch = 0; epoch < epochs; epoch++) {
            for (int step = 0; step < STEPS; step++) {
              assertThat(rate.next()).isCloseTo(keras.rate, within(1e-9 * keras.rate));
            }
            double loss = random.nextInt(12) == 0 ? Double.POSITIVE_INFINITY : draw(random, epoch);
            rate.endEpoch(loss);
            keras.onEpochEnd(loss);
          }
          cuts[(int) Math.round(Math.log10(0.02 / keras.rate))]++;
        });
    assertThat(cuts).as("rates by how often they were cut").doesNotContain(0);
  }

  /** Falls for some epochs, with draws that tie. */
  private static double draw(SplittableRandom random, int epoch) {
    return Math.max(0, 10 - epoch / 4) + random.nextInt(3);
  }

  private static HeadRecipe recipe(Schedule schedule, int epochs) {
    return Samples.plain()
        .withLearningRate(0.02)
        .withEpochs(epochs)
        .withOptions(HeadOptions.PLAIN.withSchedule(schedule));
  }

  /** ReduceLROnPlateau(factor=0.1, patience=3, min_delta=0, min_lr=1e-3 of the first rate). */
  private static final class KerasPlateau {
    private final double least;
    private double rate;
    private double best = Double.POSITIVE_INFINITY;
    private int wait;

    KerasPlateau(double rate) {
      this.rate = rate;
      this.least = rate * 1e-3;
    }

    void onEpochEnd(double current) {
      if (current < best) {
        best = current;
        wait = 0;
      } else {
        wait++;
        if (wait >= 3) {
          if ((float) rate > (float) least) {
            rate = Math.max(rate * 0.1, least);
            wait = 0;
          }
        }
      }
    }
  }
}
