package graft.predict.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {
  private static final int RED = 0xff0000;
  private static final int GREY = 0x7f7f7f;

  /** Black, with the middle third of the longer side red. */
  private static Pixels striped(int width, int height) {
    return Pixels.filled(
        width,
        height,
        rgb -> {
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              int at = width > height ? 3 * x / width : 3 * y / height;
              rgb[3 * (y * width + x)] = (byte) (at == 1 ? 255 : 0);
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"60, 20", "20, 60"})
  void crop_keeps_the_middle_and_nothing_else(int width, int height) {
    Pixels square = Fit.CROP.square(striped(width, height), 10, 127);
    for (int i = 0; i < 10; i++) {
      assertThat(square.rgb(i, i)).isEqualTo(RED);
      assertThat(square.rgb(i, 9 - i)).isEqualTo(RED);
    }
  }

  @Test
  void pad_keeps_the_shape_between_bars_of_grey() {
    Pixels square = Fit.PAD.square(striped(60, 20), 30, 127);
    for (int x = 0; x < 30; x++) {
      assertThat(square.rgb(x, 9)).isEqualTo(GREY);
      assertThat(square.rgb(x, 20)).isEqualTo(GREY);
      assertThat(square.rgb(x, 15)).isNotEqualTo(GREY);
    }
    assertThat(square.rgb(15, 10)).isEqualTo(RED);
    assertThat(square.rgb(15, 19)).isEqualTo(RED);
  }

  @Test
  void a_strip_is_never_thinner_than_a_pixel() {
    Pixels square = Fit.PAD.square(Pixels.filled(4000, 2, rgb -> {}), 32, 127);
    assertThat(square.rgb(5, 15)).isZero();
    assertThat(square.rgb(5, 14)).isEqualTo(GREY);
    assertThat(square.rgb(5, 16)).isEqualTo(GREY);
  }

  @Test
  void a_square_is_the_same_for_all() {
    Pixels photo = Pictures.noise(41, 41, 7);
    assertThat(Fit.CROP.square(photo, 16, 127)).isEqualTo(Fit.SQUASH.square(photo, 16, 127));
    assertThat(Fit.PAD.square(photo, 16, 127)).isEqualTo(Fit.SQUASH.square(photo, 16, 127));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "9, 1", "3, 50", "640, 480", "481, 641"})
  void gives_a_square_of_the_size_for_every_shape(int width, int height) {
    for (Fit fit : Fit.values()) {
      Pixels square = fit.square(striped(width, height), 32, 127);
      assertThat(square.width()).isEqualTo(32);
      assertThat(square.height()).isEqualTo(32);
    }
  }

  @Test
  void views_are_taken_from_what_is_seen() {
    Pixels photo = Pictures.noise(60, 40, 7);
    assertThat(Fit.SQUASH.frame(photo, 16, 127)).isSameAs(photo);
    assertThat(TriangleResize.resize(Fit.CROP.frame(photo, 16, 127), 16, 16))
        .isEqualTo(Fit.CROP.square(photo, 16, 127));
    assertThat(Fit.PAD.frame(photo, 16, 127)).isEqualTo(Fit.PAD.square(photo, 32, 127));
  }
}
