package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.numbers.gamma.Trigamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariancePriorTest {
  private static final double PERCENT = 1e-7; // 1e-9 of the value

  @ParameterizedTest
  @ValueSource(strings = {"twenty", "hundred", "fraction", "outlier", "two", "alike"})
  void agrees_with_the_formulas_of_limma(String name) {
    double freedom = Numbers.GOLDEN.number("prior." + name + ".freedom");
    double[] variances = Numbers.GOLDEN.numbers("prior." + name + ".variances");
    double[] squeezed = Numbers.GOLDEN.numbers("prior." + name + ".squeezed");
    double wanted = Numbers.GOLDEN.number("prior." + name + ".priorFreedom");
    VariancePrior got = VariancePrior.fit(variances, freedom);
    assertThat(got.scale())
        .isCloseTo(Numbers.GOLDEN.number("prior." + name + ".scale"), withinPercentage(PERCENT));
    if (Double.isInfinite(wanted)) {
      assertThat(got.degreesOfFreedom()).isInfinite();
    } else {
      assertThat(got.degreesOfFreedom()).isCloseTo(wanted, withinPercentage(PERCENT));
    }
    for (int i = 0; i < variances.length; i++) {
      assertThat(got.squeeze(variances[i], freedom))
          .isCloseTo(squeezed[i], withinPercentage(PERCENT));
    }
  }

  @Test
  void the_unit_does_not_matter() {
    double[] variances = Numbers.GOLDEN.numbers("prior.twenty.variances");
    VariancePrior prior = VariancePrior.fit(variances, 2);
    double[] inOtherUnits = variances.clone();
    for (int i = 0; i < inOtherUnits.length; i++) {
      inOtherUnits[i] *= 1e-8;
    }
    VariancePrior other = VariancePrior.fit(inOtherUnits, 2);
    assertThat(other.scale()).isCloseTo(1e-8 * prior.scale(), withinPercentage(PERCENT));
    assertThat(other.degreesOfFreedom())
        .isCloseTo(prior.degreesOfFreedom(), withinPercentage(PERCENT));
  }

  @Test
  void the_inverse_of_trigamma_undoes_it() {
    for (double y = 1e-4; y < 1e6; y *= 1.7) {
      assertThat(VariancePrior.inverseTrigamma(Trigamma.value(y)))
          .as("of trigamma(%s)", y)
          .isCloseTo(y, withinPercentage(PERCENT));
    }
  }

  @Test
  void without_a_prior_an_estimate_stays_what_it_is() {
    assertThat(VariancePrior.NONE.squeeze(0.7, 2)).isCloseTo(0.7, within(0.0));
  }

  @Test
  void is_not_fitted_to_one_variance_nor_to_none() {
    assertThatThrownBy(() -> VariancePrior.fit(new double[] {1}, 2))
        .hasMessageContaining("two or more variances above 0, got [1.0]");
    assertThatThrownBy(() -> VariancePrior.fit(new double[] {1, 0}, 2))
        .hasMessageContaining("got [1.0, 0.0]");
  }
}
