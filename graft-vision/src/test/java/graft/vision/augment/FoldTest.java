package graft.vision.augment;

import static graft.core.augment.FillMode.CONSTANT;
import static graft.core.augment.FillMode.NEAREST;
import static graft.core.augment.FillMode.REFLECT;
import static graft.core.augment.FillMode.WRAP;
import static org.assertj.core.api.Assertions.assertThat;

import graft.core.augment.FillMode;
import graft.predict.pixels.Pixels;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What lies beside a row of 1 2 3 4, as scipy 1.17.1 has it; 0 is the constant. */
class FoldTest {
  private static final Pixels ROW =
      Pixels.of(4, 1, new byte[] {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4});

  private static int[] beside(FillMode mode, boolean exact) {
    int[] levels = new int[12];
    for (int i = 0; i < levels.length; i++) {
      Affine map = Affine.shift(0, i - 4);
      Fill fill = new Fill(mode, 0);
      levels[i] =
          exact
              ? (int) FloatPicture.of(ROW).warped(map, fill).at(0, 0, 0)
              : Warp.warp(ROW, map, fill).rgb(0, 0) & 0xff;
    }
    return levels;
  }

  private static void check(FillMode mode, int... expected) {
    assertThat(beside(mode, false)).as("Warp, %s", mode).isEqualTo(expected);
    assertThat(beside(mode, true)).as("FloatPicture, %s", mode).isEqualTo(expected);
  }

  @Test
  void continues_a_row_as_scipy_does() {
    check(NEAREST, 1, 1, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4);
    check(REFLECT, 4, 3, 2, 1, 1, 2, 3, 4, 4, 3, 2, 1);
    check(CONSTANT, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0);
    check(WRAP, 3, 4, 2, 3, 1, 2, 3, 4, 2, 3, 1, 2);
  }

  @Test
  void wrap_has_a_period_of_three_between_pixels_too() {
    float[] halves = new float[6];
    for (int i = 0; i < halves.length; i++) {
      halves[i] =
          FloatPicture.of(ROW).warped(Affine.shift(0, i - 2.5), new Fill(WRAP, 0)).at(0, 0, 0);
    }
    assertThat(halves).containsExactly(1.5f, 2.5f, 3.5f, 1.5f, 2.5f, 3.5f);
  }

  @Test
  void outside_of_the_outermost_centres_is_the_constant_without_blending() {
    Fill fill = new Fill(CONSTANT, 200);
    for (double at : new double[] {-1e-6, 3 + 1e-6}) {
      Affine map = Affine.shift(0, at);
      assertThat(Warp.warp(ROW, map, fill).rgb(0, 0)).isEqualTo(0xc8c8c8);
      assertThat(FloatPicture.of(ROW).warped(map, fill).at(0, 0, 0)).isEqualTo(200);
    }
  }

  @Test
  void every_coordinate_comes_back_into_the_picture() {
    for (FillMode mode : FillMode.values()) {
      for (long last : new long[] {0, 1, 7}) {
        long least = mode == CONSTANT ? -1 : 0;
        assertThat(LongStream.range(-100, 100).map(at -> Fold.fold(at, last, 1, mode)))
            .as("%s to %d", mode, last)
            .allMatch(at -> at >= least && at <= last);
      }
    }
  }
}
