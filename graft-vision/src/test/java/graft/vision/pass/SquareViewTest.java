package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Fit;
import graft.predict.pixels.Pixels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SquareViewTest {
  private static final int GREY = 90;

  private final Pixels photo = Slopes.photo();

  @Test
  void corners_are_seven_eighths_of_a_larger_square() {
    assertThat(SquareView.around(224)).isEqualTo(256);
    assertThat(SquareView.around(288)).isEqualTo(329);
    assertThat(SquareView.around(1)).isEqualTo(1);
    assertThat(SquareView.LOWER_RIGHT.left(224)).isEqualTo(32);
    assertThat(SquareView.LOWER_RIGHT.top(224)).isEqualTo(32);
    assertThat(SquareView.UPPER_RIGHT.top(224)).isZero();
    assertThat(SquareView.LOWER_LEFT.left(224)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void each_corner_shows_its_part_of_the_larger_square_to_the_bit(Fit fit) {
    Pixels larger = fit.square(photo, 64, GREY);
    for (SquareView view : TestViews.CROPS.beside()) {
      Pixels corner = view.of(photo, fit, 56, GREY);
      for (int y = 0; y < 56; y++) {
        for (int x = 0; x < 56; x++) {
          assertThat(corner.rgb(x, y))
              .as("%s of %s at %d, %d", view, fit, x, y)
              .isEqualTo(larger.rgb(x + view.left(56), y + view.top(56)));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_mirror_image_is_the_whole_from_behind(Fit fit) {
    Pixels whole = SquareView.WHOLE.of(photo, fit, 64, GREY);
    Pixels mirrored = SquareView.MIRRORED.of(photo, fit, 64, GREY);
    assertThat(whole).isEqualTo(fit.square(photo, 64, GREY));
    for (int x = 0; x < 64; x++) {
      assertThat(mirrored.rgb(x, 30)).isEqualTo(whole.rgb(63 - x, 30));
    }
  }

  @Test
  void features_of_each_view_have_a_place_of_their_own() {
    assertThat(Arrays.stream(SquareView.values()).map(SquareView::mark)).doesNotHaveDuplicates();
    assertThat(SquareView.WHOLE.mark()).as("features that older versions kept").isEmpty();
    assertThat(SquareView.MIRRORED.mark()).isEqualTo(" mirrored");
  }
}
