package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.metrics.Interval;
import org.junit.jupiter.api.Test;

class McNemarTest {

  @Test
  void agrees_with_statsmodels_and_with_bonett_and_price() {
    double[][] counts = Numbers.GOLDEN.rows("mcnemar.counts", 3);
    double[] p = Numbers.GOLDEN.numbers("mcnemar.p");
    double[][] bounds = Numbers.GOLDEN.rows("mcnemar.interval95", 2);
    for (int i = 0; i < counts.length; i++) {
      McNemar test = new McNemar((int) counts[i][0], (int) counts[i][1], (int) counts[i][2]);
      assertThat(test.pValue()).as("%s", test).isCloseTo(p[i], within(1e-12));
      assertThat(test.interval95().low()).as("%s", test).isCloseTo(bounds[i][0], within(1e-12));
      assertThat(test.interval95().high()).as("%s", test).isCloseTo(bounds[i][1], within(1e-12));
    }
  }

  @Test
  void the_interval_holds_the_truth_in_about_95_of_100_samples() {
    assertThat(coverage(60, 0.10, 0.10)).isBetween(0.93, 0.98);
    assertThat(coverage(60, 0.20, 0.05)).isBetween(0.93, 0.98);
    assertThat(coverage(150, 0.03, 0.06)).isBetween(0.93, 0.98);
  }

  @Test
  void equal_classifiers_are_told_apart_in_at_most_5_of_100_samples() {
    double wrong = 0;
    for (int b = 0; b <= 60; b++) {
      for (int c = 0; b + c <= 60; c++) {
        wrong += new McNemar(60, b, c).pValue() <= 0.05 ? chance(60, b, 0.1, c, 0.1) : 0;
      }
    }
    assertThat(wrong).isBetween(0.005, 0.05);
  }

  /** Exact, by the terms of the trinomial distribution. */
  private static double coverage(int n, double first, double second) {
    double covered = 0;
    for (int b = 0; b <= n; b++) {
      for (int c = 0; b + c <= n; c++) {
        Interval interval = new McNemar(n, b, c).interval95();
        boolean holds = interval.low() <= first - second && first - second <= interval.high();
        covered += holds ? chance(n, b, first, c, second) : 0;
      }
    }
    return covered;
  }

  private static double chance(int n, int b, double first, int c, double second) {
    return Math.exp(
        logFactorial(n)
            - logFactorial(b)
            - logFactorial(c)
            - logFactorial(n - b - c)
            + b * Math.log(first)
            + c * Math.log(second)
            + (n - b - c) * Math.log(1 - first - second));
  }

  private static double logFactorial(int n) {
    double sum = 0;
    for (int i = 2; i <= n; i++) {
      sum += Math.log(i);
    }
    return sum;
  }

  @Test
  void changing_sides_changes_the_sign() {
    McNemar test = new McNemar(50, 9, 2);
    McNemar turned = new McNemar(50, 2, 9);
    assertThat(turned.pValue()).isEqualTo(test.pValue());
    assertThat(turned.difference()).isEqualTo(-test.difference());
    assertThat(turned.interval95().low()).isCloseTo(-test.interval95().high(), within(1e-15));
  }

  @Test
  void says_what_it_needs() {
    assertThatThrownBy(() -> new McNemar(0, 0, 0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new McNemar(5, 3, 3)).hasMessageContaining("the 5, got 3 and 3");
    assertThatThrownBy(() -> new McNemar(5, -1, 3)).hasMessageContaining("got -1 and 3");
  }
}
