package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {
  @Test
  void is_the_order_of_the_code_points() {
    int[] alphabet = {'a', 'b', 0xd7ff, 0xe000, 0xffff, 0x10000, 0x1f408, 0x10ffff};
    for (int seed = 0; seed < 2000; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      String a = text(random, alphabet);
      String b = text(random, alphabet);
      int order = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
      assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(a, b)))
          .as("seed %d, %s and %s", seed, a, b)
          .isEqualTo(Integer.signum(order));
    }
  }

  private static String text(RandomGenerator random, int[] alphabet) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
