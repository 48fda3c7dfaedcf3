package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutOfFoldTest {
  /** Row 7 is half sure of its label, row 2 is as sure of the wrong one at a temperature of 2. */
  private final OutOfFold said =
      new OutOfFold(
          new int[] {7, 2},
          List.of(new double[] {0, 0}, new double[] {2 * Math.log(3), 0}),
          new int[] {0, 1},
          2);

  @Test
  void losses_are_at_its_temperature() {
    assertThat(said.loss(0)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(said.loss(1)).isCloseTo(Math.log(4), within(1e-12));
    assertThat(said.loss()).isCloseTo((Math.log(2) + Math.log(4)) / 2, within(1e-12));
    assertThat(said.probabilities().get(1))
        .containsExactly(new double[] {0.75, 0.25}, within(1e-12));
  }

  @Test
  void some_of_it_is_in_the_order_that_is_asked_for() {
    OutOfFold turned = said.at(new int[] {2, 7});

    assertThat(turned.rows()).containsExactly(2, 7);
    assertThat(turned.labels()).containsExactly(1, 0);
    assertThat(turned.loss(0)).isEqualTo(said.loss(1));
    assertThat(said.at(new int[] {2}).loss()).isEqualTo(said.loss(1));
  }

  @Test
  void a_row_of_which_nothing_was_said_is_named() {
    assertThatThrownBy(() -> said.at(new int[] {7, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 3");
  }
}
