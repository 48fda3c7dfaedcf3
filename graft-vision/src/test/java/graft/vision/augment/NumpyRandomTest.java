package graft.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyRandomTest {
  private static final Golden GOLDEN = Golden.read("keras3.golden");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, 4294967295L})
  void gives_the_numbers_of_numpy_to_the_bit(long seed) {
    String name = "numpy." + seed + ".";
    NumpyRandom random = new NumpyRandom(seed);
    for (double expected : GOLDEN.numbers(name + "random")) {
      assertThat(random.random()).isEqualTo(expected);
    }
    for (double expected : GOLDEN.numbers(name + "uniform")) {
      assertThat(random.uniform(-40, 40)).isEqualTo(expected);
    }
    int[] of = {1, 2, 3, 4, 5, 100, 1000, 65536};
    int[] chosen = GOLDEN.whole(name + "choice");
    for (int i = 0; i < of.length; i++) {
      assertThat(random.choice(of[i])).isEqualTo(chosen[i]);
    }
    assertThat(random.permutation(700)).isEqualTo(GOLDEN.whole(name + "permutation"));
    assertThat(random.random()).isEqualTo(GOLDEN.numbers(name + "after")[0]);
  }

  @Test
  void refuses_seeds_that_numpy_refuses() {
    assertThatThrownBy(() -> new NumpyRandom(-1)).hasMessageContaining("2^32 - 1, got -1");
    assertThatThrownBy(() -> new NumpyRandom(1L << 32)).hasMessageContaining("got 4294967296");
  }
}
