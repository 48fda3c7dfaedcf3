package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.random.CounterRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapBiasTest {

  @Test
  void agrees_with_the_definition_in_numpy() {
    for (String name : List.of("losses", "errors", "tiny")) {
      int photos = Numbers.GOLDEN.ints("bbc." + name + ".photos")[0];
      int[] resamples = Numbers.GOLDEN.ints("bbc." + name + ".resamples");
      double[] wanted = Numbers.GOLDEN.numbers("bbc." + name + ".result");
      BootstrapBias got =
          BootstrapBias.of(
              Numbers.GOLDEN.rows("bbc." + name + ".losses", photos), resamples[0], resamples[1]);
      assertThat(got.chosen()).as(name).isEqualTo((int) wanted[0]);
      assertThat(got.naive()).as(name).isCloseTo(wanted[1], within(1e-12));
      assertThat(got.corrected()).as(name).isCloseTo(wanted[2], within(1e-12));
      assertThat(got.interval95().low()).as(name).isCloseTo(wanted[3], within(1e-12));
      assertThat(got.interval95().high()).as(name).isCloseTo(wanted[4], within(1e-12));
    }
  }

  @Test
  void the_best_of_equals_flatters_and_the_correction_takes_that_off() {
    int runs = 300;
    double naive = 0;
    double corrected = 0;
    double squares = 0;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      BootstrapBias got = BootstrapBias.of(noise(30, 80, run), 60, run);
      naive += got.naive() / runs;
      corrected += got.corrected() / runs;
      squares += got.corrected() * got.corrected() / runs;
      held += got.interval95().low() <= 1 && 1 <= got.interval95().high() ? 1 : 0;
    }
    double error = Math.sqrt((squares - corrected * corrected) / runs);
    assertThat(naive).isLessThan(0.9); // the lowest of 30 means of 80
    assertThat(corrected).isCloseTo(1, within(3 * error));
    assertThat(error).isLessThan(0.01);
    assertThat((double) held / runs).isGreaterThan(0.93);
  }

  /** Candidates of the same true loss, 1. */
  private static double[][] noise(int candidates, int photos, long run) {
    double[][] losses = new double[candidates][photos];
    for (int c = 0; c < candidates; c++) {
      for (int p = 0; p < photos; p++) {
        losses[c][p] = 1 + Numbers.normal(CounterRandom.key(run, c, p));
      }
    }
    return losses;
  }

  @Test
  void one_candidate_needs_no_correction() {
    double naive = 0;
    double corrected = 0;
    for (int run = 0; run < 50; run++) {
      BootstrapBias got = BootstrapBias.of(noise(1, 100, run), 200, run);
      naive += got.naive() / 50;
      corrected += got.corrected() / 50;
    }
    assertThat(corrected).isCloseTo(naive, within(0.005));
  }

  @Test
  void a_candidate_that_is_clearly_best_stays_the_best() {
    double[][] losses = noise(5, 200, 1);
    for (int p = 0; p < 200; p++) {
      losses[3][p] -= 1;
    }
    BootstrapBias got = BootstrapBias.of(losses, 100, 1);
    assertThat(got.chosen()).isEqualTo(3);
    assertThat(got.corrected()).isCloseTo(got.naive(), within(0.03));
  }

  @Test
  void the_same_seed_gives_the_same_answer_and_another_seed_another() {
    double[][] losses = noise(4, 30, 2);
    assertThat(BootstrapBias.of(losses, 20, 7)).isEqualTo(BootstrapBias.of(losses, 20, 7));
    assertThat(BootstrapBias.of(losses, 20, 8)).isNotEqualTo(BootstrapBias.of(losses, 20, 7));
  }

  @Test
  void says_what_it_needs() {
    assertThatThrownBy(() -> BootstrapBias.of(new double[0][0], 10, 0))
        .hasMessageContaining("got 0 candidates");
    assertThatThrownBy(() -> BootstrapBias.of(new double[2][1], 10, 0))
        .hasMessageContaining("1 photos");
    assertThatThrownBy(() -> BootstrapBias.of(new double[2][5], 0, 0))
        .hasMessageContaining("0 resamples");
    assertThatThrownBy(() -> BootstrapBias.of(new double[][] {{1, 2}, {1, 2, 3}}, 10, 0))
        .hasMessageContaining("got 2 and 3");
    assertThatThrownBy(() -> BootstrapBias.of(new double[][] {{1, Double.NaN}}, 10, 0))
        .hasMessageContaining("finite");
  }
}
