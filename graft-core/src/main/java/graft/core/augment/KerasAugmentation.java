package graft.core.augment;

/**
 * The arguments of Keras' {@code ImageDataGenerator} that change pictures, with Keras' names, units
 * and meaning. Rotation, shifts, shear and zoom are one warp, then come the channel shift, the
 * flips and the brightness.
 *
 * @param rotationRange degrees to either side, 0 or more
 * @param widthShiftRange how far columns move
 * @param heightShiftRange how far rows move
 * @param shearRange DEGREES to either side, 0 or more: the 0.2 of many tutorials is next to nothing
 * @param zoomRange factors of the two sides, drawn apart and above 0: below 1 shows less of the
 *     photo, above 1 more; only 1 is off
 * @param horizontalFlip whether every second photo is mirrored left to right
 * @param verticalFlip whether every second photo is turned upside down
 * @param brightnessRange factors, 0 or more; only 1 is off
 * @param channelShiftRange added to all channels, -range to range, within the picture's own darkest
 *     and brightest value; 0 to 255
 * @param fillMode what lies outside the picture
 * @param cval the value outside for {@link FillMode#CONSTANT}, 0 to 255
 * @param era whose behaviour
 */
public record KerasAugmentation(
    double rotationRange,
    Shift widthShiftRange,
    Shift heightShiftRange,
    double shearRange,
    Range zoomRange,
    boolean horizontalFlip,
    boolean verticalFlip,
    Range brightnessRange,
    double channelShiftRange,
    FillMode fillMode,
    double cval,
    Era era)
    implements Augmentation {
  public KerasAugmentation {
    Specs.requireFromZero(rotationRange, "the rotation in degrees", "--rotation-range");
    Specs.requireFromZero(shearRange, "the shear in degrees", "--shear-range");
    Specs.require(
        zoomRange.low() > 0, "a factor of zoom must be above 0", zoomRange.spec(), "--zoom-range");
    Specs.require(
        brightnessRange.low() >= 0,
        "a factor of brightness must be 0 or more",
        brightnessRange.spec(),
        "--brightness-range");
    Specs.require(
        channelShiftRange >= 0 && channelShiftRange <= 255,
        "the channel shift must be 0 to 255",
        channelShiftRange,
        "--channel-shift-range");
    Specs.require(cval >= 0 && cval <= 255, "the value outside must be 0 to 255", cval, "--cval");
  }

  /** Everything off, as in Keras. */
  public static KerasAugmentationBuilder builder() {
    return new KerasAugmentationBuilder();
  }

  /** These settings, to change some of them. */
  public KerasAugmentationBuilder toBuilder() {
    return new KerasAugmentationBuilder(this);
  }

  /** The article's: rotation 40, shifts, shear and zoom 0.2, flipped left to right, nearest. */
  public static KerasAugmentation article() {
    return builder()
        .rotationRange(40)
        .widthShiftRange(new Shift.Uniform(0.2))
        .heightShiftRange(new Shift.Uniform(0.2))
        .shearRange(0.2)
        .zoomRange(0.2)
        .horizontalFlip(true)
        .build();
  }

  /** Whether there is a warp, which draws pixels from between others. */
  public boolean warps() {
    return rotationRange > 0
        || shearRange > 0
        || !widthShiftRange.isNone()
        || !heightShiftRange.isNone()
        || !zoomRange.isOnly(1);
  }

  @Override
  public String spec() {
    Specs specs =
        new Specs("keras")
            .when(rotationRange > 0, "rotation", rotationRange)
            .when(!widthShiftRange.isNone(), "widthShift=" + widthShiftRange.spec())
            .when(!heightShiftRange.isNone(), "heightShift=" + heightShiftRange.spec())
            .when(shearRange > 0, "shear", shearRange)
            .when(!zoomRange.isOnly(1), "zoom", zoomRange)
            .when(horizontalFlip, "horizontalFlip")
            .when(verticalFlip, "verticalFlip")
            .when(!brightnessRange.isOnly(1), "brightness", brightnessRange)
            .when(channelShiftRange > 0, "channelShift", channelShiftRange);
    return specs
        .when(warps(), "fill=" + fillMode.word())
        .when(warps() && fillMode == FillMode.CONSTANT, "cval", cval)
        .when(era != Era.CORRECT, "era=" + era.word())
        .text();
  }
}
