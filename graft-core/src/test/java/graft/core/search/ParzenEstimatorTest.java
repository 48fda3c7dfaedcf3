package graft.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.random.CounterRandom;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is drawn from a density against the density; the density itself: DensityGoldenTest. */
class ParzenEstimatorTest {
  private static final List<Dimension> SPACE =
      List.of(new Dimension.Continuous("x"), new Dimension.Choice("c", 3));
  private static final int CELLS = 10;
  private static final int DRAWS = 20_000;

  @Test
  void draws_follow_the_density() {
    Seeds.each(
        5,
        seed -> {
          ParzenEstimator estimator = estimator(seed, 3 + 8 * (int) seed);
          int[][] drawn = new int[CELLS][3];
          for (int i = 0; i < DRAWS; i++) {
            double[] x = estimator.draw(CounterRandom.key(seed, i));
            drawn[Math.min(CELLS - 1, (int) (x[0] * CELLS))][(int) x[1]]++;
          }
          for (int cell = 0; cell < CELLS; cell++) {
            for (int option = 0; option < 3; option++) {
              double expected = mass(estimator, cell, option);
              double error = Math.sqrt(expected * (1 - expected) / DRAWS);
              assertThat((double) drawn[cell][option] / DRAWS)
                  .as("cell %d, option %d", cell, option)
                  .isCloseTo(expected, within(4.5 * error + 1e-4));
            }
          }
        });
  }

  @Test
  void a_density_sums_to_one() {
    Seeds.each(
        5,
        seed -> {
          ParzenEstimator estimator = estimator(seed, 5 * (int) seed);
          double sum = 0;
          for (int cell = 0; cell < CELLS; cell++) {
            for (int option = 0; option < 3; option++) {
              sum += mass(estimator, cell, option);
            }
          }
          assertThat(sum).isCloseTo(1, within(1e-4));
        });
  }

  @Test
  void the_same_key_draws_the_same() {
    ParzenEstimator estimator = estimator(1, 20);
    assertThat(estimator.draw(7)).containsExactly(estimator.draw(7));
    assertThat(estimator.draw(7)[0]).isNotEqualTo(estimator.draw(8)[0]);
  }

  private static ParzenEstimator estimator(long seed, int observations) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[observations][];
    for (int i = 0; i < observations; i++) {
      double x = random.nextDouble();
      rows[i] = new double[] {x * x, random.nextInt(3)};
    }
    return ParzenEstimator.of(SPACE, rows, TpeSettings.defaults());
  }

  /** The probability of a cell of x and an option, by the midpoint rule. */
  private static double mass(ParzenEstimator estimator, int cell, int option) {
    int steps = 200;
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      double x = (cell + (step + 0.5) / steps) / CELLS;
      sum += Math.exp(estimator.logDensity(new double[] {x, option})) / (steps * CELLS);
    }
    return sum;
  }
}
