package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class ModeratedVariancesTest {
  private static final double PERCENT = 1e-7; // 1e-9 of the value

  @Test
  void the_degrees_of_freedom_are_bounded_as_scipy_says() {
    double[] own = Numbers.GOLDEN.numbers("bound.own");
    double[] most = Numbers.GOLDEN.numbers("bound.most");
    for (int i = 0; i < own.length; i++) {
      assertThat(ModeratedVariances.mostFreedom(own[i]))
          .as("of %s", own[i])
          .isCloseTo(most[i], withinPercentage(PERCENT));
    }
  }

  @Test
  void an_interval_is_never_narrower_than_the_85_percent_interval_of_its_own() {
    double[] variances = Numbers.GOLDEN.numbers("prior.outlier.variances");
    for (double freedom : new double[] {1, 1.6, 2, 3, 4, 9}) {
      ModeratedVariances moderated = ModeratedVariances.of(variances, freedom);
      double t = quantile(moderated.degreesOfFreedom(), 0.025);
      for (double v : variances) {
        double half = Math.sqrt(moderated.moderate(v)) * t;
        assertThat(half)
            .as("%s of %s", v, freedom)
            .isGreaterThan(Math.sqrt(v) * quantile(freedom, 0.075) * (1 - 1e-9));
      }
    }
  }

  private static double quantile(double freedom, double tail) {
    return TDistribution.of(freedom).inverseSurvivalProbability(tail);
  }

  @Test
  void nothing_is_learned_from_one_nor_from_zeros() {
    for (double[] variances : new double[][] {{3}, {3, 0, 0}, {0, 0}, {}}) {
      ModeratedVariances moderated = ModeratedVariances.of(variances, 2);
      assertThat(moderated.degreesOfFreedom()).isCloseTo(2, within(0.0));
      assertThat(moderated.moderate(3)).isCloseTo(3, within(0.0));
      assertThat(moderated.moderate(0)).isZero();
    }
  }

  @Test
  void a_zero_learns_from_the_others_and_teaches_nothing() {
    double[] alike = new double[12];
    Arrays.fill(alike, 0.5);
    double[] andZero = Arrays.copyOf(alike, 13);
    assertThat(ModeratedVariances.of(andZero, 2).moderate(0))
        .isCloseTo(ModeratedVariances.of(alike, 2).moderate(0), within(1e-12))
        .isBetween(0.35, 0.5);
  }

  @Test
  void an_outlier_takes_nothing_from_the_others_and_keeps_its_own() {
    double[] alike = new double[19];
    Arrays.setAll(alike, i -> -Math.log1p(-(i + 0.5) / 19)); // chi-squared of 2, over 2
    double[] andOutlier = Arrays.copyOf(alike, 20);
    for (double outlier : new double[] {100, 1e-7}) {
      andOutlier[19] = outlier;
      ModeratedVariances moderated = ModeratedVariances.of(andOutlier, 2);
      ModeratedVariances without = ModeratedVariances.of(alike, 2);
      assertThat(moderated.degreesOfFreedom()).isCloseTo(without.degreesOfFreedom(), within(1e-9));
      assertThat(moderated.moderate(0.1)).isCloseTo(without.moderate(0.1), within(1e-9));
    }
    assertThat(ModeratedVariances.of(andOutlier, 2).moderate(100)).isCloseTo(100, within(0.0));
  }

  @Test
  void two_that_are_alike_know_together_what_both_know() {
    ModeratedVariances moderated = ModeratedVariances.of(new double[] {1, 1}, 2);
    assertThat(moderated.degreesOfFreedom()).isCloseTo(4, within(1e-12));
    assertThat(ModeratedVariances.of(new double[] {1, 1}, 4).degreesOfFreedom())
        .isCloseTo(8, within(1e-12));
  }
}
