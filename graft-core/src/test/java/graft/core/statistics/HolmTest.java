package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void agrees_with_statsmodels() {
    for (String name : List.of("some", "ties", "one", "many")) {
      List<Double> p = list(Numbers.GOLDEN.numbers("holm." + name + ".p"));
      double[] adjusted = Numbers.GOLDEN.numbers("holm." + name + ".adjusted");
      List<Double> got = Holm.adjust(p);
      assertThat(got).as(name).hasSameSizeAs(list(adjusted));
      for (int i = 0; i < adjusted.length; i++) {
        assertThat(got.get(i)).as(name).isCloseTo(adjusted[i], within(1e-12));
      }
    }
  }

  @Test
  void lies_between_no_correction_and_bonferronis_and_keeps_the_order() {
    Seeds.each(
        200,
        seed -> {
          int k = 1 + (int) (seed % 9);
          List<Double> p =
              IntStream.range(0, k)
                  .mapToObj(i -> Math.pow(CounterRandom.uniform(CounterRandom.key(seed, i)), 4))
                  .toList();
          List<Double> adjusted = Holm.adjust(p);
          for (int i = 0; i < k; i++) {
            assertThat(adjusted.get(i)).isBetween(p.get(i), Math.min(1, k * p.get(i)));
            for (int j = 0; j < k; j++) {
              assertThat(p.get(i) < p.get(j) && adjusted.get(i) > adjusted.get(j)).isFalse();
            }
          }
        });
  }

  @Test
  void no_comparisons_need_no_correction() {
    assertThat(Holm.adjust(List.of())).isEmpty();
  }

  @Test
  void refuses_what_is_no_probability() {
    assertThatThrownBy(() -> Holm.adjust(List.of(0.5, 1.5))).hasMessageContaining("got 1.5");
    assertThatThrownBy(() -> Holm.adjust(List.of(Double.NaN))).hasMessageContaining("NaN");
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
