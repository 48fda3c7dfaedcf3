package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResampledTTestTest {

  @Test
  void agrees_with_the_formula_in_numpy() {
    for (String name : List.of("few", "many")) {
      int[] parts = Numbers.GOLDEN.ints("resampled." + name + ".parts");
      double[] wanted = Numbers.GOLDEN.numbers("resampled." + name + ".estimate");
      Estimate got =
          ResampledTTest.of(
              Numbers.GOLDEN.numbers("resampled." + name + ".differences"), parts[0], parts[1]);
      assertThat(got.value()).as(name).isCloseTo(wanted[0], within(1e-12));
      assertThat(got.standardError()).as(name).isCloseTo(wanted[1], within(1e-12));
      assertThat(got.degreesOfFreedom()).as(name).isEqualTo(wanted[2]);
    }
  }

  @Test
  void many_resamples_cannot_make_the_error_vanish() {
    double[] differences = new double[100_000];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = i % 2 == 0 ? 1 : -1;
    }
    assertThat(ResampledTTest.of(differences, 800, 200).standardError())
        .isCloseTo(Math.sqrt(0.25), within(1e-3));
  }

  @Test
  void says_what_it_needs() {
    assertThatThrownBy(() -> ResampledTTest.of(new double[1], 8, 2))
        .hasMessageContaining("2 resamples or more, got 1");
    assertThatThrownBy(() -> ResampledTTest.of(new double[3], 8, 0))
        .hasMessageContaining("got 8 to train and 0 to validate");
  }
}
