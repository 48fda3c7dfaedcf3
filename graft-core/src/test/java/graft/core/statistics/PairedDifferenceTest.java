package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import graft.core.metrics.Interval;
import graft.core.random.CounterRandom;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  private static final double TRUTH = 0.3;
  private static final int RUNS = 2000;

  @Test
  void agrees_with_statsmodels_analysis_of_variance() {
    for (String name : List.of("both", "photos", "seeds", "neither")) {
      int photos = Numbers.GOLDEN.ints("paired." + name + ".photos")[0];
      double[] wanted = Numbers.GOLDEN.numbers("paired." + name + ".estimate");
      Estimate got =
          PairedDifference.of(Numbers.GOLDEN.rows("paired." + name + ".differences", photos));
      assertThat(got.value()).as(name).isCloseTo(wanted[0], within(1e-12));
      assertThat(got.standardError()).as(name).isCloseTo(wanted[1], withinPercentage(1e-7));
      assertThat(got.degreesOfFreedom()).as(name).isCloseTo(wanted[2], withinPercentage(1e-7));
    }
  }

  @Test
  void covers_the_truth_when_photos_differ_and_seeds_do_not() {
    assertThat(coverage(5, 60, 0, 1, 0)).isBetween(0.92, 0.98);
    assertThat(coverage(3, 60, 0, 1, 0.5)).isBetween(0.92, 0.98);
  }

  @Test
  void covers_the_truth_when_seeds_differ_and_photos_do_not() {
    assertThat(coverage(5, 60, 1, 0, 0)).isBetween(0.92, 0.98);
    assertThat(coverage(8, 40, 1, 0, 0.5)).isBetween(0.92, 0.98);
  }

  @Test
  void covers_the_truth_when_both_differ() {
    assertThat(coverage(5, 60, 0.1, 1, 0.5)).isBetween(0.92, 0.98);
    assertThat(coverage(5, 60, 1, 1, 1)).isBetween(0.92, 0.98);
    assertThat(coverage(3, 100, 0.1, 1, 1)).isBetween(0.92, 0.98);
  }

  @Test
  void errs_on_the_safe_side_when_only_the_rest_differs() {
    assertThat(coverage(5, 40, 0, 0, 1)).isGreaterThan(0.95);
  }

  /** How often the 95 % interval holds the truth, over simulated differences of these spreads. */
  private static double coverage(
      int seeds, int photos, double bySeed, double byPhoto, double rest) {
    long held =
        LongStream.range(0, RUNS)
            .filter(
                run -> {
                  double[][] d = drawn(seeds, photos, run, bySeed, byPhoto, rest);
                  Interval interval = PairedDifference.of(d).interval(0.95);
                  return interval.low() <= TRUTH && TRUTH <= interval.high();
                })
            .count();
    return (double) held / RUNS;
  }

  private static double[][] drawn(
      int seeds, int photos, long run, double bySeed, double byPhoto, double rest) {
    double[][] d = new double[seeds][photos];
    for (int s = 0; s < seeds; s++) {
      double ofSeed = bySeed * Numbers.normal(CounterRandom.key(run, 1, s));
      for (int p = 0; p < photos; p++) {
        double ofPhoto = byPhoto * Numbers.normal(CounterRandom.key(run, 2, p));
        d[s][p] = TRUTH + ofSeed + ofPhoto + rest * Numbers.normal(CounterRandom.key(run, 3, s, p));
      }
    }
    return d;
  }

  @Test
  void with_one_seed_it_is_the_paired_t_test_over_photos() {
    Estimate got = PairedDifference.of(new double[][] {{1, 2, 3, 6}});
    assertThat(got.value()).isEqualTo(3);
    assertThat(got.standardError()).isCloseTo(Math.sqrt(14.0 / 3 / 4), within(1e-12));
    assertThat(got.degreesOfFreedom()).isEqualTo(3);
  }

  @Test
  void the_same_photos_seen_again_alike_do_not_count_twice() {
    double[] row = {1, 2, 3, 6};
    Estimate once = PairedDifference.of(new double[][] {row});
    Estimate thrice = PairedDifference.of(new double[][] {row, row, row});
    assertThat(thrice.standardError()).isCloseTo(once.standardError(), within(1e-12));
    assertThat(thrice.degreesOfFreedom()).isCloseTo(once.degreesOfFreedom(), within(1e-9));
  }

  @Test
  void no_differences_are_no_difference() {
    assertThat(PairedDifference.of(new double[3][5]).pValue()).isEqualTo(1);
  }

  @Test
  void says_what_it_needs() {
    assertThatThrownBy(() -> PairedDifference.of(new double[0][0]))
        .hasMessageContaining("got 0 and 0");
    assertThatThrownBy(() -> PairedDifference.of(new double[3][1]))
        .hasMessageContaining("got 3 and 1");
    assertThatThrownBy(() -> PairedDifference.of(new double[][] {{1, 2}, {1, 2, 3}}))
        .hasMessageContaining("the same photos, got 2 and 3");
  }
}
