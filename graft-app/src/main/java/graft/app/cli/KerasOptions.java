package graft.app.cli;

import graft.core.augment.Augmentation;
import graft.core.augment.Era;
import graft.core.augment.FillMode;
import graft.core.augment.KerasAugmentation;
import graft.core.augment.KerasAugmentationBuilder;
import graft.core.augment.Range;
import graft.core.augment.Shift;
import graft.core.error.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Augmentation as {@code ImageDataGenerator} names it: the same words, units and meaning. Where one
 * of these is given, heads learn from changed views of the photos too.
 */
final class KerasOptions {
  @Option(
      names = "--augment",
      negatable = true,
      description =
          "The article's augmentation: turned by up to 40 degrees, moved, sheared and zoomed by"
              + " 0.2, mirrored (default: no). What is named below goes before it.")
  private boolean article;

  @Option(
      names = "--rotation-range",
      paramLabel = "DEGREES",
      description = "Turn photos by up to so many degrees either way.")
  private @Nullable Double rotation;

  @Option(
      names = "--width-shift-range",
      paramLabel = "X",
      description = "Move photos sideways: below 1 a part of the width, from 1 on pixels.")
  private @Nullable Double widthShift;

  @Option(
      names = "--height-shift-range",
      paramLabel = "X",
      description = "Move photos up and down: below 1 a part of the height, from 1 on pixels.")
  private @Nullable Double heightShift;

  @Option(
      names = "--shear-range",
      paramLabel = "DEGREES",
      description = "Shear photos by up to so many DEGREES, as Keras does.")
  private @Nullable Double shear;

  @Option(
      names = "--zoom-range",
      paramLabel = "Z",
      description = "Zoom by 1-Z to 1+Z, or LOW,HIGH; below 1 zooms in.")
  private @Nullable String zoom;

  @Option(names = "--horizontal-flip", description = "Mirror every second view left to right.")
  private boolean horizontalFlip;

  @Option(names = "--vertical-flip", description = "Turn every second view upside down.")
  private boolean verticalFlip;

  @Option(
      names = "--brightness-range",
      paramLabel = "LOW,HIGH",
      description = "Factors of the brightness.")
  private @Nullable String brightness;

  @Option(
      names = "--channel-shift-range",
      paramLabel = "V",
      description = "Add up to V, either way, to all channels.")
  private @Nullable Double channelShift;

  @Option(
      names = "--fill-mode",
      paramLabel = "NAME",
      description =
          "What lies outside a moved photo: nearest, constant, reflect, wrap (default: nearest).")
  private @Nullable String fillMode;

  @Option(
      names = "--cval",
      paramLabel = "V",
      description = "The value outside for --fill-mode constant, 0 to 255 (default: 0).")
  private @Nullable Double cval;

  @Option(
      names = "--keras-compat",
      paramLabel = "ERA",
      description =
          "Change photos as Keras up to 2.8 (2.8) or from 2.9 on (3) did, with their mistakes"
              + " (default: as their documentation says).")
  private @Nullable String era;

  @Option(
      names = "--views",
      paramLabel = "K",
      description = "Changed views of each photo (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  int views;

  /** What was asked for; nothing where nothing would change. */
  Optional<Augmentation> augmentation() {
    KerasAugmentation asked = RunOptions.checked(this::asked);
    KerasAugmentation nothing = KerasAugmentation.builder().build();
    if (asked.spec().equals(nothing.spec())) {
      requireNothingBeside();
      return Optional.empty();
    }
    return Optional.of(asked);
  }

  private void requireNothingBeside() {
    if (fillMode != null || cval != null || era != null) {
      throw new UserError(
          "--fill-mode, --cval and --keras-compat say how photos are changed, but nothing changes"
              + " them: add a change, such as --rotation-range 40");
    }
  }

  private KerasAugmentation asked() {
    KerasAugmentationBuilder builder =
        (article ? KerasAugmentation.article() : KerasAugmentation.builder().build()).toBuilder();
    given(rotation).ifPresent(builder::rotationRange);
    given(widthShift).map(Shift.Uniform::new).ifPresent(builder::widthShiftRange);
    given(heightShift).map(Shift.Uniform::new).ifPresent(builder::heightShiftRange);
    given(shear).ifPresent(builder::shearRange);
    given(channelShift).ifPresent(builder::channelShiftRange);
    given(cval).ifPresent(builder::cval);
    given(fillMode).map(KerasOptions::fillMode).ifPresent(builder::fillMode);
    given(era).map(KerasOptions::era).ifPresent(builder::era);
    given(zoom).ifPresent(text -> zoom(builder, text));
    given(brightness)
        .map(text -> range(numbers(text, "--brightness-range"), text, "--brightness-range"))
        .ifPresent(builder::brightnessRange);
    if (horizontalFlip) {
      builder.horizontalFlip(true);
    }
    if (verticalFlip) {
      builder.verticalFlip(true);
    }
    return builder.build();
  }

  private static <T> Optional<T> given(@Nullable T value) {
    return Optional.ofNullable(value);
  }

  private static void zoom(KerasAugmentationBuilder builder, String text) {
    double[] ends = numbers(text, "--zoom-range");
    if (ends.length == 1) {
      builder.zoomRange(ends[0]);
    } else {
      builder.zoomRange(range(ends, text, "--zoom-range"));
    }
  }

  private static FillMode fillMode(String word) {
    return Arrays.stream(FillMode.values())
        .filter(mode -> mode.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "a fill mode must be nearest, constant, reflect or wrap, got '%s' (--fill-mode)"
                        .formatted(word)));
  }

  private static Era era(String word) {
    return Arrays.stream(Era.values())
        .filter(era -> era != Era.CORRECT && era.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "the Keras to be like must be 2.8 (and before) or 3 (and 2.9 to 2.15), got '%s' (--keras-compat)"
                        .formatted(word)));
  }

  private static Range range(double[] ends, String text, String option) {
    if (ends.length != 2 || !(ends[0] <= ends[1])) {
      throw new UserError(
          "a range goes from a number to one not below it, such as 0.8,1.2, got '%s' (%s)"
              .formatted(text, option));
    }
    return new Range(ends[0], ends[1]);
  }

  private static double[] numbers(String text, String option) {
    try {
      return Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw new UserError(
          "one or two numbers are expected, such as 0.2 or 0.8,1.2, got '%s' (%s)"
              .formatted(text, option),
          e);
    }
  }
}
