package graft.predict.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TriangleResizePartTest {

  @Test
  void a_part_is_resized_as_if_it_were_cut_out_first() {
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      Pixels picture = Pictures.noise(random.nextInt(1, 60), random.nextInt(1, 60), seed);
      Rectangle part = part(picture, random);
      int width = random.nextBoolean() ? part.width() : random.nextInt(1, 60);
      int height = random.nextBoolean() ? part.height() : random.nextInt(1, 60);
      assertThat(TriangleResize.resize(picture, part, width, height))
          .as("seed %d", seed)
          .isEqualTo(TriangleResize.resize(cut(picture, part), width, height));
    }
  }

  private static Rectangle part(Pixels picture, RandomGenerator random) {
    int x = random.nextInt(picture.width());
    int y = random.nextInt(picture.height());
    return new Rectangle(
        x,
        y,
        random.nextInt(1, picture.width() - x + 1),
        random.nextInt(1, picture.height() - y + 1));
  }

  private static Pixels cut(Pixels picture, Rectangle part) {
    return Pixels.filled(
        part.width(),
        part.height(),
        out -> {
          for (int i = 0; i < out.length; i++) {
            int pixel = i / Pixels.CHANNELS;
            int x = part.x() + pixel % part.width();
            int y = part.y() + pixel / part.width();
            out[i] = (byte) (picture.rgb(x, y) >> (16 - 8 * (i % Pixels.CHANNELS)));
          }
        });
  }

  @Test
  void refuses_parts_that_lie_outside() {
    Pixels picture = Pictures.noise(5, 4, 1);
    assertThatThrownBy(() -> TriangleResize.resize(picture, new Rectangle(1, 0, 5, 4), 2, 2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("5 x 4 from (1, 0) reaches over 5 x 4 pixels");
    assertThatThrownBy(
            () -> TriangleResize.resize(picture, new Rectangle(0, 1, 1, Integer.MAX_VALUE), 2, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Rectangle(-1, 0, 1, 1)).hasMessageContaining("(-1, 0)");
    assertThatThrownBy(() -> new Rectangle(0, 0, 0, 1)).hasMessageContaining("0 x 1");
  }
}
