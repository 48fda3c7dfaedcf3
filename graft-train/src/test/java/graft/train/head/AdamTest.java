package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.head.HeadRecipe;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdamTest {
  private static final int COLUMNS = 16;
  private static final HeadRecipe RECIPE = Samples.plain().withLearningRate(0.01);

  @Test
  void takes_the_steps_that_keras_takes() {
    Seeds.each(
        10,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          Adam adam = new Adam(RECIPE, 1, COLUMNS);
          float[] weights = gaussian(random, 1);
          KerasAdam[] expected = new KerasAdam[COLUMNS];
          Arrays.setAll(expected, j -> new KerasAdam(RECIPE.learningRate(), weights[j]));
          for (int step = 0; step < 300; step++) {
            float[] gradient = gaussian(random, Math.pow(10, -6 + (int) (seed % 8)));
            for (int j = 0; j < COLUMNS; j++) {
              expected[j].step(gradient[j]);
            }
            adam.advance(RECIPE.learningRate());
            adam.step(weights, 0, gradient);
          }
          for (int j = 0; j < COLUMNS; j++) {
            assertThat((double) weights[j]).isCloseTo(expected[j].value(), within(2e-5));
          }
        });
  }

  @Test
  void uses_up_the_gradient() {
    Adam adam = new Adam(RECIPE.withL2(0.1), 1, COLUMNS);
    float[] gradient = gaussian(new SplittableRandom(1), 1);
    adam.advance(RECIPE.learningRate());
    adam.step(new float[COLUMNS], 0, gradient);
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void l2_adds_twice_its_strength_times_the_weight_to_the_gradient() {
    SplittableRandom random = new SplittableRandom(2);
    Adam adam = new Adam(RECIPE.withL2(0.3), 1, COLUMNS);
    float[] weights = gaussian(random, 1);
    KerasAdam[] expected = new KerasAdam[COLUMNS];
    Arrays.setAll(expected, j -> new KerasAdam(RECIPE.learningRate(), weights[j]));
    for (int step = 0; step < 100; step++) {
      float[] gradient = gaussian(random, 0.1);
      for (int j = 0; j < COLUMNS; j++) {
        expected[j].step(gradient[j] + 2 * 0.3 * expected[j].value());
      }
      adam.advance(RECIPE.learningRate());
      adam.step(weights, 0, gradient);
    }
    for (int j = 0; j < COLUMNS; j++) {
      assertThat((double) weights[j]).isCloseTo(expected[j].value(), within(2e-5));
    }
  }

  @Test
  void l1_leaves_at_zero_what_the_gradient_does_not_pull_away_and_moves_the_rest() {
    Adam adam = new Adam(RECIPE.withL1(0.5), 1, COLUMNS);
    float[] weights = new float[COLUMNS];
    for (int step = 0; step < 200; step++) {
      float[] gradient = new float[COLUMNS];
      for (int j = 0; j < COLUMNS; j++) {
        gradient[j] = (j - 8) / 8f; // -1 to 0.875, of which |g| <= 0.5 is held at zero
      }
      adam.advance(RECIPE.learningRate());
      adam.step(weights, 0, gradient);
    }
    for (int j = 0; j < COLUMNS; j++) {
      boolean held = Math.abs(j - 8) <= 4;
      assertThat(weights[j] == 0).as("column %d: %s", j, weights[j]).isEqualTo(held);
      if (!held) {
        assertThat(weights[j] > 0).isEqualTo(j < 8);
      }
    }
  }

  @Test
  void biases_are_not_penalised() {
    Adam free = new Adam(RECIPE, 1, COLUMNS);
    Adam penalised = new Adam(new HeadRecipe(0.01, 16, 6, 0, 5, 5), 1, COLUMNS);
    float[] biases = gaussian(new SplittableRandom(3), 1);
    float[] others = biases.clone();
    for (int step = 0; step < 5; step++) {
      float[] gradient = gaussian(new SplittableRandom(step), 1);
      free.advance(0.01);
      free.stepWithoutPenalty(biases, 0, gradient.clone());
      penalised.advance(0.01);
      penalised.stepWithoutPenalty(others, 0, gradient);
    }
    assertThat(others).isEqualTo(biases);
  }

  private static float[] gaussian(SplittableRandom random, double scale) {
    float[] values = new float[COLUMNS];
    for (int j = 0; j < COLUMNS; j++) {
      values[j] = (float) (scale * random.nextGaussian());
    }
    return values;
  }
}
