package graft.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void agrees_with_statsmodels() {
    Golden golden = Golden.read("metrics.golden");
    double[][] counts = golden.rows("wilson.counts", 2);
    double[][] bounds = golden.rows("wilson.bounds", 2);
    for (int i = 0; i < counts.length; i++) {
      Interval got = Interval.wilson95((int) counts[i][0], (int) counts[i][1]);
      String what = "%.0f of %.0f".formatted(counts[i][0], counts[i][1]);
      assertThat(got.low()).as(what).isCloseTo(bounds[i][0], within(1e-12));
      assertThat(got.high()).as(what).isCloseTo(bounds[i][1], within(1e-12));
    }
  }

  @Test
  void covers_about_95_of_100_samples() {
    // exact coverage for 550 photos of 92 %: the sum of the binomial's terms whose interval holds
    double logTerm = 550 * Math.log(0.08);
    double covered = 0;
    for (int hits = 0; hits <= 550; hits++) {
      Interval interval = Interval.wilson95(hits, 550);
      covered += interval.low() <= 0.92 && 0.92 <= interval.high() ? Math.exp(logTerm) : 0;
      logTerm += Math.log((550.0 - hits) / (hits + 1) * 0.92 / 0.08);
    }
    assertThat(covered).isBetween(0.94, 0.96);
  }

  @Test
  void says_nothing_of_no_photos() {
    assertThat(Interval.wilson95(0, 0)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void never_leaves_zero_to_one() {
    for (int n = 1; n < 300; n++) {
      assertThat(Interval.wilson95(0, n).low()).isZero();
      assertThat(Interval.wilson95(n, n).high()).isEqualTo(1);
    }
  }
}
