package graft.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
  @Test
  void mixes_as_split_mix_64_does() {
    // the first outputs of the reference splitmix64.c with seed 0
    assertThat(CounterRandom.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(CounterRandom.mix(0x3C6EF372FE94F82AL)).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(CounterRandom.mix(0xDAA66D2C7DDF743FL)).isEqualTo(0x06C45D188009454FL);
  }

  @Test
  void keeps_its_numbers_from_version_to_version() {
    // written down once: other values would deal every photo anew
    assertThat(CounterRandom.key(0)).isEqualTo(-6411193824288604561L);
    assertThat(CounterRandom.key(1, 2, 3)).isEqualTo(-8634215444751041720L);
    assertThat(CounterRandom.permutation(8, 5)).containsExactly(0, 6, 1, 3, 7, 5, 2, 4);
  }

  @Test
  void refines_a_key_word_by_word() {
    assertThat(CounterRandom.with(CounterRandom.key(7, -1), 9))
        .isEqualTo(CounterRandom.key(7, -1, 9));
  }

  @Test
  void minds_the_order_and_the_number_of_the_words() {
    assertThat(
            new long[] {
              CounterRandom.key(1, 2),
              CounterRandom.key(2, 1),
              CounterRandom.key(1, 2, 0),
              CounterRandom.key(0, 1, 2),
              CounterRandom.key(1),
              CounterRandom.key(2),
              CounterRandom.key(),
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void fills_the_unit_interval_evenly() {
    int draws = 64_000;
    Seeds.each(
        20,
        seed -> {
          int[] bins = new int[64];
          for (int i = 0; i < draws; i++) {
            double u = CounterRandom.uniform(CounterRandom.key(seed, i));
            assertThat(u >= 0 && u < 1).as("%s in [0, 1)", u).isTrue();
            bins[(int) (u * bins.length)]++;
          }
          // chi-squared, 63 degrees of freedom: 130 has a chance of 1 in a million
          assertThat(chiSquared(bins, draws)).isLessThan(130);
        });
  }

  @Test
  void reaches_the_ends_of_the_unit_interval() {
    assertThat(CounterRandom.uniform(0)).isZero();
    assertThat(CounterRandom.uniform(-1)).isLessThan(1).isGreaterThan(0.999999999);
  }

  @Test
  void draws_with_neighbouring_keys_are_not_alike() {
    int n = 100_000;
    double product = 0;
    for (int i = 0; i < n; i++) {
      product +=
          (CounterRandom.uniform(CounterRandom.key(3, i)) - 0.5)
              * (CounterRandom.uniform(CounterRandom.key(3, i + 1L)) - 0.5);
    }
    // the correlation's standard error is 1 / sqrt(n)
    assertThat(Math.abs(product / n * 12)).isLessThan(5 / Math.sqrt(n));
  }

  @Test
  void a_permutation_holds_every_number_once() {
    Seeds.each(
        200,
        seed -> {
          int n = (int) (seed % 70);
          int[] sorted = CounterRandom.permutation(n, seed);
          Arrays.sort(sorted);
          assertThat(sorted).isEqualTo(IntStream.range(0, n).toArray());
          assertThat(CounterRandom.permutation(n, seed))
              .isEqualTo(CounterRandom.permutation(n, seed));
        });
  }

  @Test
  void every_permutation_is_as_likely_as_any_other() {
    int draws = 24_000;
    int[] counts = new int[256];
    for (int key = 0; key < draws; key++) {
      int[] p = CounterRandom.permutation(4, CounterRandom.key(8, key));
      counts[p[0] + 4 * p[1] + 16 * p[2] + 64 * p[3]]++;
    }
    int[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertThat(seen).hasSize(24);
    // chi-squared, 23 degrees of freedom: 70 has a chance of 1 in a million
    assertThat(chiSquared(seen, draws)).isLessThan(70);
  }

  private static double chiSquared(int[] bins, int draws) {
    double expected = (double) draws / bins.length;
    return Arrays.stream(bins).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
  }
}
