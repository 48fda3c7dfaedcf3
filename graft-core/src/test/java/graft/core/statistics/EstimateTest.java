package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import graft.core.metrics.Interval;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final double PERCENT = 1e-7; // 1e-9 of the value

  @Test
  void agrees_with_scipy() {
    double[][] estimates = Numbers.GOLDEN.rows("t.estimates", 3);
    double[][] single = Numbers.GOLDEN.rows("t.interval95", 2);
    double[][] ofSeven = Numbers.GOLDEN.rows("t.interval99of7", 2);
    double[] p = Numbers.GOLDEN.numbers("t.p");
    for (int i = 0; i < estimates.length; i++) {
      Estimate estimate = new Estimate(estimates[i][0], estimates[i][1], estimates[i][2]);
      assertClose(estimate.interval(0.95), single[i], estimate.toString());
      assertClose(estimate.interval(0.99, 7), ofSeven[i], estimate.toString());
      assertThat(estimate.pValue()).as("%s", estimate).isCloseTo(p[i], withinPercentage(PERCENT));
    }
  }

  private static void assertClose(Interval got, double[] bounds, String what) {
    assertThat(got.low()).as(what).isCloseTo(bounds[0], withinPercentage(PERCENT));
    assertThat(got.high()).as(what).isCloseTo(bounds[1], withinPercentage(PERCENT));
  }

  @Test
  void is_normal_when_the_error_is_known() {
    Estimate estimate = new Estimate(1.959963984540054, 1, Double.POSITIVE_INFINITY);
    assertThat(estimate.pValue()).isCloseTo(0.05, within(1e-12));
    assertThat(estimate.interval(0.95).low()).isCloseTo(0, within(1e-12));
  }

  @Test
  void without_an_error_a_value_is_a_fact() {
    assertThat(new Estimate(0, 0, 3).pValue()).isEqualTo(1);
    assertThat(new Estimate(0.1, 0, 3).pValue()).isZero();
    assertThat(new Estimate(0.1, 0, 3).interval(0.95)).isEqualTo(new Interval(0.1, 0.1));
  }

  @Test
  void says_what_is_wrong_with_its_numbers() {
    assertThatThrownBy(() -> new Estimate(Double.NaN, 1, 1)).hasMessageContaining("value");
    assertThatThrownBy(() -> new Estimate(0, -1, 1)).hasMessageContaining("got -1.0");
    assertThatThrownBy(() -> new Estimate(0, 1, 0)).hasMessageContaining("degreesOfFreedom");
    Estimate estimate = new Estimate(0, 1, 1);
    assertThatThrownBy(() -> estimate.interval(95)).hasMessageContaining("got 95.0");
    assertThatThrownBy(() -> estimate.interval(0.95, 0)).hasMessageContaining("comparisons");
  }
}
