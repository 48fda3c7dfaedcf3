package graft.core.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final KerasAugmentation EVERYTHING =
      KerasAugmentation.builder()
          .rotationRange(40)
          .widthShiftRange(new Shift.Whole(5))
          .heightShiftRange(new Shift.OneOf(List.of(0.1, -0.3)))
          .shearRange(0.00001)
          .zoomRange(new Range(0.5, 1.25))
          .horizontalFlip(true)
          .verticalFlip(true)
          .brightnessRange(new Range(0, 1.5))
          .channelShiftRange(20)
          .fillMode(FillMode.CONSTANT)
          .cval(127.5)
          .era(Era.KERAS_2_8)
          .build();

  /** The cache is keyed by these: a text that changes makes every cached view worthless. */
  private static final Map<String, Augmentation> SPECS =
      Map.ofEntries(
          Map.entry("none", Augmentation.none()),
          Map.entry(
              "keras rotation=40 widthShift=0.2 heightShift=0.2 shear=0.2 zoom=0.8-1.2"
                  + " horizontalFlip fill=nearest",
              KerasAugmentation.article()),
          Map.entry(
              "keras rotation=40 widthShift=5int heightShift=[0.1,-0.3] shear=0.00001 zoom=0.5-1.25"
                  + " horizontalFlip verticalFlip brightness=0-1.5 channelShift=20 fill=constant"
                  + " cval=127.5 era=2.8",
              EVERYTHING),
          Map.entry("keras", KerasAugmentation.builder().build()),
          Map.entry("keras era=3", KerasAugmentation.builder().era(Era.KERAS_3).build()),
          Map.entry("crop scale=0.5-1 ratio=0.75-1.3333333333333333", RandomResizedCrop.defaults()),
          Map.entry(
              "colour brightness=0.25 contrast=0.25 saturation=0.25", ColourJitter.defaults()),
          Map.entry("colour hue=0.1", new ColourJitter(0, 0, 0, 0.1)),
          Map.entry("trivial strength=1", TrivialAugment.defaults()),
          Map.entry(
              "erase probability=0.5 area=0.02-0.3333333333333333 ratio=0.3-3.3 filling=noise",
              RandomErasing.defaults()),
          Map.entry("flip horizontal", Flip.either(Flip.Axis.HORIZONTAL)),
          Map.entry("flip vertical probability=1", Flip.always(Flip.Axis.VERTICAL)),
          Map.entry(
              "crop scale=0.25-1 ratio=0.75-1.3333333333333333, flip horizontal, flip vertical",
              Sequence.of(
                  RandomResizedCrop.ofScale(0.25),
                  Flip.either(Flip.Axis.HORIZONTAL),
                  Flip.either(Flip.Axis.VERTICAL))));

  @Test
  void every_kind_has_its_text() {
    SPECS.forEach((spec, augmentation) -> assertThat(augmentation.spec()).isEqualTo(spec));
  }

  @Test
  void a_text_is_read_back() {
    SPECS.forEach(
        (spec, augmentation) -> assertThat(Augmentation.of(spec)).isEqualTo(augmentation));
  }

  @Test
  void a_changed_copy_keeps_the_rest() {
    assertThat(EVERYTHING.toBuilder().build()).isEqualTo(EVERYTHING);
    assertThat(EVERYTHING.toBuilder().cval(1).build()).isNotEqualTo(EVERYTHING);
  }

  @Test
  void wrong_texts_are_refused_with_what_was_expected() {
    refuses(() -> Augmentation.of("blur"), "a kind such as");
    refuses(() -> Augmentation.of("keras rotation=x"), "a number in place of \"x\"");
    refuses(() -> Augmentation.of("keras rotation=4 tilt=2"), "nothing named [tilt]");
    refuses(() -> Augmentation.of("keras shear=1 shear=2"), "shear only once");
    refuses(() -> Augmentation.of("keras era=2.9"), "2.8 or 3");
    refuses(() -> Augmentation.of("crop scale=0.5"), "scale=LOW-HIGH");
    refuses(() -> Augmentation.of("flip"), "\"horizontal\" or \"vertical\"");
    refuses(() -> Augmentation.of("trivial"), "(--trivial-augment)");
    refuses(() -> Augmentation.of(""), "a kind such as");
  }

  @Test
  void wrong_ranges_are_refused_with_the_options_name() {
    KerasAugmentationBuilder keras = KerasAugmentation.builder();
    refuses(() -> keras.rotationRange(-1).build(), "got -1 (--rotation-range)");
    refuses(() -> keras.rotationRange(Double.NaN).build(), "got NaN (--rotation-range)");
    keras.rotationRange(0);
    refuses(() -> keras.shearRange(Double.POSITIVE_INFINITY).build(), "(--shear-range)");
    keras.shearRange(0);
    refuses(() -> keras.zoomRange(1), "below 1, got 1.0 (--zoom-range)");
    refuses(() -> keras.zoomRange(new Range(0, 2)).build(), "above 0, got 0-2 (--zoom-range)");
    keras.zoomRange(0);
    refuses(() -> keras.brightnessRange(new Range(-1, 1)).build(), "got -1-1 (--brightness-range)");
    keras.brightnessRange(Range.only(1));
    refuses(() -> keras.channelShiftRange(256).build(), "(--channel-shift-range)");
    keras.channelShiftRange(0);
    refuses(() -> keras.cval(-1).build(), "got -1.0 (--cval)");
    refuses(() -> new Shift.Uniform(-0.1), "got -0.1 (--width-shift-range, --height-shift-range)");
    refuses(() -> new Shift.Whole(0), "got 0 (--width-shift-range");
    refuses(() -> new Shift.OneOf(List.of()), "at least one");
    refuses(() -> RandomResizedCrop.ofScale(0), "got 0-1 (--crop-scale)");
    refuses(() -> new Flip(Flip.Axis.VERTICAL, 0), "got 0.0 (--vertical-flip)");
    refuses(() -> new ColourJitter(0, 0, 0, 0.6), "got 0.6 (--jitter-hue)");
    refuses(() -> new ColourJitter(-1, 0, 0, 0), "got -1 (--jitter-brightness)");
    refuses(() -> new TrivialAugment(1.1), "got 1.1 (--trivial-augment)");
    refuses(() -> new Range(2, 1), "got 2.0 to 1.0");
  }

  @Test
  void a_sequence_holds_each_kind_once_and_the_crop_first() {
    Flip flip = Flip.either(Flip.Axis.VERTICAL);
    refuses(() -> Sequence.of(flip, Flip.always(Flip.Axis.VERTICAL)), "each kind once");
    refuses(() -> Sequence.of(flip, RandomResizedCrop.defaults()), "the crop");
    refuses(() -> Sequence.of(flip, Sequence.of(flip)), "no sequence");
    refuses(() -> Sequence.of(flip, EVERYTHING), "an old Keras");
  }

  private static void refuses(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
