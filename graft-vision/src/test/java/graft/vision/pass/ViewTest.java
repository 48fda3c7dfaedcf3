package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.predict.pixels.Fit;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import graft.vision.pass.View.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTest {
  private final Pixels photo = Slopes.photo();

  @Test
  void the_whole_is_what_a_model_looks_at() {
    assertThat(View.WHOLE.of(photo, squash(64))).isEqualTo(TriangleResize.resize(photo, 64, 64));
  }

  @ParameterizedTest
  @EnumSource(Fit.class)
  void the_whole_is_the_fits_square(Fit fit) {
    assertThat(View.WHOLE.of(photo, new Frame(fit, 64, 90))).isEqualTo(fit.square(photo, 64, 90));
  }

  @Test
  void a_crop_of_a_cropped_photo_shows_nothing_of_its_sides() {
    Pixels crop = new View(0, 0, 0.5, 1, false).of(photo, new Frame(Fit.CROP, 32, 90));
    assertThat(red(crop, 0)).isBetween(38, 44); // column 20 of 120
    assertThat(red(crop, 31)).isBetween(112, 120); // column 59
  }

  @Test
  void a_crop_of_a_padded_photo_may_show_its_bars() {
    Pixels crop = new View(0, 0, 1, 0.1, false).of(photo, new Frame(Fit.PAD, 32, 90));
    assertThat(crop.rgb(16, 16)).isEqualTo(0x5A5A5A);
  }

  private static Frame squash(int side) {
    return new Frame(Fit.SQUASH, side, 0);
  }

  @Test
  void a_mirrored_view_is_the_same_from_behind() {
    Pixels plain = View.WHOLE.of(photo, squash(64));
    Pixels mirrored = View.MIRRORED.of(photo, squash(64));
    for (int x = 0; x < 64; x++) {
      assertThat(mirrored.rgb(x, 10)).isEqualTo(plain.rgb(63 - x, 10));
    }
  }

  @Test
  void a_crop_shows_its_rectangle() {
    Pixels crop = new View(0.5, 0.25, 0.25, 0.5, false).of(photo, squash(32));
    assertThat(red(crop, 0)).isBetween(118, 124); // column 60 of 120
    assertThat(red(crop, 31)).isBetween(172, 180); // column 89
    assertThat(green(crop, 0)).isBetween(38, 42); // row 20 of 80
    assertThat(green(crop, 31)).isBetween(114, 120); // row 59
  }

  @Test
  void random_crops_lie_inside_and_differ() {
    double least = 1;
    double mirrored = 0;
    for (long key = 0; key < 2000; key++) {
      View view = View.random(key * 0x9E3779B97F4A7C15L);
      double area = view.width() * view.height();
      least = Math.min(least, area);
      mirrored += view.mirrored() ? 1 : 0;
      assertThat(area).isBetween(0.399, 1.0001);
      assertThat(view.left() + view.width()).isLessThanOrEqualTo(1.0001);
      assertThat(view.top() + view.height()).isLessThanOrEqualTo(1.0001);
    }
    assertThat(least).isLessThan(0.45);
    assertThat(mirrored / 2000).isBetween(0.45, 0.55);
    assertThat(View.random(5)).isEqualTo(View.random(5)).isNotEqualTo(View.random(6));
  }

  @Test
  void a_crop_of_a_tiny_photo_has_a_pixel_at_least() {
    Pixels dot = Pixels.of(1, 1, new byte[] {9, 8, 7});
    assertThat(View.random(3).of(dot, squash(32)).rgb(31, 31)).isEqualTo(0x090807);
  }

  @Test
  void a_view_outside_the_photo_is_refused() {
    assertThatThrownBy(() -> new View(0.5, 0, 0.6, 1, false))
        .hasMessageContaining("inside the photo");
    assertThatThrownBy(() -> new View(0, 0, 0, 1, false)).hasMessageContaining("inside the photo");
  }

  private static int red(Pixels pixels, int x) {
    return pixels.rgb(x, 15) >> 16;
  }

  private static int green(Pixels pixels, int y) {
    return pixels.rgb(15, y) >> 8 & 0xff;
  }
}
