package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FineTuneCostsTest {
  /** A hundredth of a second to look at a photo, two hundredths to learn from it. */
  private final FineTuneCosts costs =
      new FineTuneCosts(0.01, 0.02, 0, new FineTuneCosts.Photos(1_000, 300, 500));

  @Test
  void says_what_each_part_takes() {
    assertThat(costs.looking(2)).isCloseTo(23, within(1e-9));
    assertThat(costs.epoch()).isCloseTo(22, within(1e-9));
    assertThat(costs.ending())
        .isCloseTo(300 * 0.02 / 3 + 800 * (0.01 + 2 * 0.02 / 3), within(1e-9));
  }

  @Test
  void looks_for_a_share_of_the_time_and_learns_in_the_rest() {
    assertThat(costs.views(100)).isEqualTo(3); // 35 s
    assertThat(costs.epochs(110)).isEqualTo(2); // (110 - 33 - 20.7) / 22
    assertThat(costs.needed(110)).isCloseTo(33 + 2 + 800 * 0.07 / 3 + 2 * 22, within(1e-9));
  }

  @Test
  void rates_are_compared_where_that_is_a_small_part_of_the_time() {
    FineTuneCosts two = new FineTuneCosts(0.01, 0.02, 2, costs.photos());
    double each = 0.02 * (32 * 32 + 300 / 3.0);
    assertThat(two.choosing(1_000)).isCloseTo(2 * each, within(1e-9));
    assertThat(two.choosing(100)).isZero(); // 45 of 100 seconds
    assertThat(costs.choosing(1_000)).isZero();
  }

  @Test
  void there_is_a_least_and_a_most() {
    assertThat(costs.views(1)).isEqualTo(1);
    assertThat(costs.epochs(1)).isZero();
    assertThat(costs.views(10_000)).isEqualTo(6);
    assertThat(costs.epochs(10_000)).isEqualTo(8);
    assertThat(costs.needed(10_000)).isLessThan(300);
  }
}
