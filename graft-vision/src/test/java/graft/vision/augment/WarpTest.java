package graft.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.augment.Augmentation;
import graft.core.augment.FillMode;
import graft.core.augment.KerasAugmentation;
import graft.core.hash.Hash;
import graft.predict.pixels.Pixels;
import org.junit.jupiter.api.Test;

class WarpTest {
  private static final Pixels PICTURE = Golden.read("pillow.golden").pixels("picture.small");

  private static KerasAugmentation strong(FillMode mode) {
    KerasAugmentation keras =
        (KerasAugmentation)
            Augmentation.of(
                "keras rotation=180 widthShift=0.7 heightShift=0.7 shear=40 zoom=0.2-3 fill="
                    + mode.word());
    return keras.toBuilder().cval(77).build();
  }

  /** Both are bilinear by the same rules; only their arithmetic differs. */
  @Test
  void comes_within_one_level_of_the_exact_warp() {
    int compared = 0;
    int equal = 0;
    for (FillMode mode : FillMode.values()) {
      for (int k = 0; k < 50; k++) {
        KerasAugmentation keras = strong(mode);
        KerasTransform drawn = KerasDraw.draw(keras, PICTURE, Draw.of(Hash.ofText("photo"), k, 1));
        Affine map = drawn.map(PICTURE.height(), PICTURE.width(), keras.era());
        Pixels fast = Warp.warp(PICTURE, map, Fill.of(keras));
        Pixels exact = FloatPicture.of(PICTURE).warped(map, Fill.of(keras)).toPixels();
        int[] apart = apart(fast, exact);
        assertThat(apart[0]).as("%s, view %d", mode, k).isLessThanOrEqualTo(1);
        equal += apart[1];
        compared += fast.byteCount();
      }
    }
    assertThat((double) equal / compared).isGreaterThan(0.9);
  }

  /** The greatest difference, and how many values are equal. */
  private static int[] apart(Pixels one, Pixels other) {
    byte[] first = new byte[one.byteCount()];
    byte[] second = new byte[other.byteCount()];
    one.copyTo(first, 0);
    other.copyTo(second, 0);
    int most = 0;
    int equal = 0;
    for (int i = 0; i < first.length; i++) {
      int difference = Math.abs((first[i] & 0xff) - (second[i] & 0xff));
      most = Math.max(most, difference);
      equal += difference == 0 ? 1 : 0;
    }
    return new int[] {most, equal};
  }

  @Test
  void whole_pixels_are_moved_to_the_bit() {
    Pixels moved = Warp.warp(PICTURE, Affine.shift(2, -3), new Fill(FillMode.CONSTANT, 0));
    for (int y = 0; y < PICTURE.height() - 2; y++) {
      for (int x = 3; x < PICTURE.width(); x++) {
        assertThat(moved.rgb(x, y)).isEqualTo(PICTURE.rgb(x - 3, y + 2));
      }
    }
  }

  @Test
  void half_a_turn_about_the_middle_is_both_flips() {
    Affine half = Affine.rotation(Math.PI).aboutMiddle(PICTURE.height(), PICTURE.width());
    Pixels turned = Warp.warp(PICTURE, half, new Fill(FillMode.NEAREST, 0));
    for (int y = 0; y < PICTURE.height(); y++) {
      for (int x = 0; x < PICTURE.width(); x++) {
        assertThat(turned.rgb(x, y))
            .isEqualTo(PICTURE.rgb(PICTURE.width() - 1 - x, PICTURE.height() - 1 - y));
      }
    }
  }

  @Test
  void a_picture_of_one_pixel_stays_what_it_is() {
    Pixels dot = Pixels.of(1, 1, new byte[] {1, 2, 3});
    for (FillMode mode : new FillMode[] {FillMode.NEAREST, FillMode.REFLECT, FillMode.WRAP}) {
      Affine map = new Affine(0.5, 0.2, 9.5, -0.3, 1.5, -7.25);
      assertThat(Warp.warp(dot, map, new Fill(mode, 0))).isEqualTo(dot);
      assertThat(FloatPicture.of(dot).warped(map, new Fill(mode, 0)).toPixels()).isEqualTo(dot);
    }
  }

  @Test
  void constant_colours_stay_constant() {
    Pixels white = Pixels.filled(9, 9, rgb -> java.util.Arrays.fill(rgb, (byte) 255));
    Affine map = Affine.rotation(0.3).aboutMiddle(9, 9);
    assertThat(Warp.warp(white, map, new Fill(FillMode.REFLECT, 0))).isEqualTo(white);
  }
}
