package graft.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.metrics.Golden;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of TPE against those of Optuna: see tools/golden/search.py. */
class DensityGoldenTest {
  private static final Golden GOLDEN = Golden.read("/graft/core/search/search.golden");
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final TpeSettings SETTINGS = TpeSettings.defaults();
  private static final Dimension X = new Dimension.Continuous("x");
  private static final Dimension Y = new Dimension.Continuous("y");
  private static final Dimension C = new Dimension.Choice("c", 3);

  @Test
  void the_normal_distribution_agrees_with_scipy() {
    double[] z = GOLDEN.numbers("normal.z");
    double[] below = GOLDEN.numbers("normal.below");
    for (int i = 0; i < z.length; i++) {
      assertThat(Normal.below(z[i]))
          .as("below %s", z[i])
          .isCloseTo(below[i], Percentage.withPercentage(1e-10));
      assertThat(Normal.above(-z[i])).isEqualTo(Normal.below(z[i]));
    }
  }

  @Test
  void a_quantile_is_the_inverse_of_the_distribution() {
    for (double z = -5; z <= 5; z += 0.37) {
      assertThat(Normal.quantile(Normal.below(z), -100, 100)).isCloseTo(z, within(1e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 24, 25, 26, 27, 60, 150})
  void a_numbers_density_agrees_with_optuna(int n) {
    check("number" + n, List.of(X), SETTINGS);
  }

  @Test
  void a_numbers_density_agrees_where_observations_are_equal_close_or_at_the_ends() {
    check("ends", List.of(X), SETTINGS);
    check("equal", List.of(X), SETTINGS);
    check("close", List.of(X), SETTINGS);
  }

  @Test
  void the_settings_mean_what_they_mean_in_optuna() {
    check("unclipped", List.of(X), SETTINGS.withMagicClip(false));
    check("prior", List.of(X), SETTINGS.withPriorWeight(0.3));
    check("choicePrior", List.of(new Dimension.Choice("c", 3)), SETTINGS.withPriorWeight(2.5));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 40})
  void a_choices_probabilities_agree_with_optuna(int n) {
    check("choice" + n, List.of(new Dimension.Choice("c", 4)), SETTINGS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 33})
  void a_joint_density_agrees_with_optuna(int n) {
    check("joint" + n, List.of(X, Y, C), SETTINGS);
  }

  private static void check(String name, List<Dimension> dimensions, TpeSettings settings) {
    double[][] rows = GOLDEN.rows(name + ".rows", dimensions.size());
    double[][] places = GOLDEN.rows(name + ".at", dimensions.size());
    double[] expected = GOLDEN.numbers(name + ".logDensity");
    ParzenEstimator estimator = ParzenEstimator.of(dimensions, rows, settings);
    assertThat(expected).isNotEmpty().hasSize(places.length);
    for (int i = 0; i < places.length; i++) {
      assertThat(estimator.logDensity(places[i]))
          .as("%s, place %d", name, i)
          .isCloseTo(expected[i], CLOSE);
    }
  }
}
