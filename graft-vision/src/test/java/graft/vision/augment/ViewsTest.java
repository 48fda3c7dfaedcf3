package graft.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.augment.Augmentation;
import graft.core.augment.ColourJitter;
import graft.core.augment.Era;
import graft.core.augment.Flip;
import graft.core.augment.KerasAugmentation;
import graft.core.augment.RandomErasing;
import graft.core.augment.RandomResizedCrop;
import graft.core.augment.Range;
import graft.core.augment.Sequence;
import graft.core.augment.Shift;
import graft.core.augment.TrivialAugment;
import graft.core.hash.Hash;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final int SIZE = 24;
  private static final Pixels PHOTO = Golden.read("pillow.golden").pixels("picture.large");
  private static final Hash PIXELS = Hash.ofText("a photo");

  private static final List<Augmentation> KINDS =
      List.of(
          KerasAugmentation.article(),
          KerasAugmentation.article().toBuilder().era(Era.KERAS_2_8).build(),
          KerasAugmentation.article().toBuilder().era(Era.KERAS_3).build(),
          KerasAugmentation.builder()
              .brightnessRange(new Range(0.5, 3))
              .channelShiftRange(90)
              .build(),
          RandomResizedCrop.defaults(),
          new ColourJitter(0.8, 2, 0.8, 0.5),
          TrivialAugment.defaults(),
          new RandomErasing(1, new Range(0.1, 0.4), new Range(0.5, 2), RandomErasing.Filling.NOISE),
          Sequence.of(
              RandomResizedCrop.ofScale(0.3),
              Flip.either(Flip.Axis.HORIZONTAL),
              TrivialAugment.defaults()));

  @Test
  void the_same_view_comes_again_on_any_thread() {
    for (Augmentation kind : KINDS) {
      Views views = new Views(kind, SIZE);
      List<Pixels> alone =
          IntStream.range(0, 20).mapToObj(k -> views.view(PHOTO, PIXELS, k)).toList();
      List<Pixels> together =
          IntStream.range(0, 20).parallel().mapToObj(k -> views.view(PHOTO, PIXELS, k)).toList();
      assertThat(together).as(kind.spec()).isEqualTo(alone);
    }
  }

  @Test
  void views_differ_by_their_number_and_by_the_photo() {
    for (Augmentation kind : KINDS) {
      Views views = new Views(kind, SIZE);
      Set<Pixels> seen = new HashSet<>();
      for (int k = 0; k < 20; k++) {
        seen.add(views.view(PHOTO, PIXELS, k));
        seen.add(views.view(PHOTO, Hash.ofText("another"), k));
      }
      // some changes of TrivialAugment are none at all
      assertThat(seen).as(kind.spec()).hasSizeGreaterThan(kind instanceof TrivialAugment ? 20 : 38);
    }
  }

  @Test
  void without_any_range_a_view_is_the_plain_square_to_the_bit() {
    Pixels plain = TriangleResize.resize(PHOTO, SIZE, SIZE);
    List<Augmentation> nothing =
        List.of(
            Augmentation.none(),
            KerasAugmentation.builder().build(),
            KerasAugmentation.builder().widthShiftRange(new Shift.Whole(1)).build(),
            new ColourJitter(0, 0, 0, 0),
            new RandomResizedCrop(Range.only(1), Range.only(40.0 / 33)));
    for (Augmentation augmentation : nothing) {
      for (int k = 0; k < 5; k++) {
        assertThat(new Views(augmentation, SIZE).view(PHOTO, PIXELS, k))
            .as(augmentation.spec())
            .isEqualTo(plain);
      }
    }
  }

  @Test
  void a_view_has_the_size_asked_for() {
    for (Augmentation kind : KINDS) {
      for (int size : new int[] {1, 2, 31}) {
        Pixels view = new Views(kind, size).view(PHOTO, PIXELS, 3);
        assertThat(List.of(view.width(), view.height())).isEqualTo(List.of(size, size));
      }
    }
  }

  @Test
  void a_flip_mirrors_exactly_and_every_second_photo() {
    Pixels plain = TriangleResize.resize(PHOTO, SIZE, SIZE);
    for (Flip.Axis axis : Flip.Axis.values()) {
      Pixels mirrored = new Views(Flip.always(axis), SIZE).view(PHOTO, PIXELS, 0);
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          int from = axis == Flip.Axis.HORIZONTAL ? SIZE - 1 - x : x;
          int row = axis == Flip.Axis.VERTICAL ? SIZE - 1 - y : y;
          assertThat(mirrored.rgb(x, y)).isEqualTo(plain.rgb(from, row));
        }
      }
      Views either = new Views(Flip.either(axis), SIZE);
      long turned =
          IntStream.range(0, 400)
              .filter(k -> either.view(PHOTO, PIXELS, k).equals(mirrored))
              .count();
      assertThat(turned).isBetween(160L, 240L);
    }
  }

  @Test
  void a_steps_numbers_stay_when_another_step_is_added() {
    Flip flip = Flip.either(Flip.Axis.HORIZONTAL);
    Views alone = new Views(RandomResizedCrop.defaults(), SIZE);
    Views both = new Views(Sequence.of(RandomResizedCrop.defaults(), flip), SIZE);
    for (int k = 0; k < 20; k++) {
      Pixels crop = alone.view(PHOTO, PIXELS, k);
      assertThat(both.view(PHOTO, PIXELS, k)).isIn(crop, Mirror.mirror(crop, Flip.Axis.HORIZONTAL));
    }
  }

  /** Two dots on black: where a shift of rows takes them. */
  @Test
  void height_moves_rows_and_width_moves_columns_in_the_right_era_alone() {
    Pixels dots =
        Pixels.filled(
            9,
            9,
            rgb -> {
              rgb[3 * (4 * 9 + 4)] = (byte) 255;
              rgb[3 * (4 * 9 + 2)] = (byte) 255;
            });
    KerasTransform down = new KerasTransform(0, 2, 0, 0, 1, 1, false, false, 0, 1);
    KerasAugmentation correct = KerasAugmentation.builder().build();
    Pixels moved = KerasView.view(dots, correct, down);
    assertThat(List.of(moved.rgb(4, 2), moved.rgb(2, 2))).containsOnly(0xff0000);
    Pixels swapped =
        KerasView.replay(dots, correct.toBuilder().era(Era.KERAS_3).build(), down).toPixels();
    assertThat(List.of(swapped.rgb(2, 4), swapped.rgb(0, 4))).containsOnly(0xff0000);
  }

  @Test
  void draws_fill_their_ranges_and_do_not_leave_them() {
    KerasAugmentation keras =
        KerasAugmentation.builder()
            .rotationRange(40)
            .widthShiftRange(new Shift.Uniform(0.2))
            .heightShiftRange(new Shift.Whole(3))
            .zoomRange(new Range(0.5, 0.9))
            .build();
    List<KerasTransform> drawn = new ArrayList<>();
    for (int k = 0; k < 500; k++) {
      drawn.add(KerasDraw.draw(keras, PHOTO, Draw.of(PIXELS, k, 52)));
    }
    assertThat(drawn.stream().mapToDouble(KerasTransform::theta).max().orElseThrow())
        .isBetween(38.0, 40.0);
    assertThat(drawn.stream().mapToDouble(KerasTransform::theta).min().orElseThrow())
        .isBetween(-40.0, -38.0);
    assertThat(drawn.stream().mapToDouble(KerasTransform::ty).max().orElseThrow())
        .isBetween(7.5, 8.0);
    assertThat(drawn.stream().map(d -> d.tx() + 0.0).distinct()).hasSize(5);
    assertThat(drawn.stream().mapToDouble(KerasTransform::zx).min().orElseThrow())
        .isBetween(0.5, 0.51);
    assertThat(drawn).noneMatch(d -> d.zx() == d.zy());
  }

  @Test
  void an_erased_rectangle_is_grey_and_the_rest_is_untouched() {
    Views views =
        new Views(
            new RandomErasing(
                1, new Range(0.2, 0.3), new Range(0.5, 2), RandomErasing.Filling.GREY),
            SIZE);
    Pixels plain = TriangleResize.resize(PHOTO, SIZE, SIZE);
    for (int k = 0; k < 20; k++) {
      Pixels view = views.view(PHOTO, PIXELS, k);
      int hidden = 0;
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          boolean grey = view.rgb(x, y) == 0x7f7f7f;
          assertThat(grey || view.rgb(x, y) == plain.rgb(x, y)).isTrue();
          hidden += grey ? 1 : 0;
        }
      }
      assertThat(hidden / (double) (SIZE * SIZE)).as("view %d", k).isBetween(0.17, 0.33);
    }
  }

  @Test
  void crops_keep_to_their_area_and_lie_in_the_photo() {
    RandomResizedCrop crop = new RandomResizedCrop(new Range(0.2, 0.4), new Range(0.75, 1.5));
    for (int k = 0; k < 200; k++) {
      var part = CropDraw.part(crop, PHOTO, Draw.of(PIXELS, k, 51));
      double area = part.width() * part.height() / (double) (PHOTO.width() * PHOTO.height());
      assertThat(area).isBetween(0.18, 0.42);
      assertThat(part.x() + part.width()).isLessThanOrEqualTo(PHOTO.width());
      assertThat(part.y() + part.height()).isLessThanOrEqualTo(PHOTO.height());
    }
  }

  @Test
  void a_crop_that_never_fits_is_the_middle() {
    RandomResizedCrop wide = new RandomResizedCrop(Range.only(1), Range.only(4));
    var part = CropDraw.part(wide, PHOTO, Draw.of(PIXELS, 0, 51));
    assertThat(part).isEqualTo(new graft.predict.pixels.Rectangle(0, 11, 40, 10));
  }

  @Test
  void wrong_sizes_and_numbers_are_refused() {
    assertThatThrownBy(() -> new Views(Augmentation.none(), 0)).hasMessageContaining("got size 0");
    Views views = new Views(Augmentation.none(), SIZE);
    assertThatThrownBy(() -> views.view(PHOTO, PIXELS, -1)).hasMessageContaining("got -1");
  }
}
