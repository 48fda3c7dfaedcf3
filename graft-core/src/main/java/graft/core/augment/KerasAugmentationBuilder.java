package graft.core.augment;

/** Collects the settings of a {@link KerasAugmentation}, which checks them. */
public final class KerasAugmentationBuilder {
  private double rotationRange;
  private Shift widthShiftRange = Shift.none();
  private Shift heightShiftRange = Shift.none();
  private double shearRange;
  private Range zoomRange = Range.only(1);
  private boolean horizontalFlip;
  private boolean verticalFlip;
  private Range brightnessRange = Range.only(1);
  private double channelShiftRange;
  private FillMode fillMode = FillMode.NEAREST;
  private double cval;
  private Era era = Era.CORRECT;

  KerasAugmentationBuilder() {}

  KerasAugmentationBuilder(KerasAugmentation from) {
    rotationRange = from.rotationRange();
    widthShiftRange = from.widthShiftRange();
    heightShiftRange = from.heightShiftRange();
    shearRange = from.shearRange();
    zoomRange = from.zoomRange();
    horizontalFlip = from.horizontalFlip();
    verticalFlip = from.verticalFlip();
    brightnessRange = from.brightnessRange();
    channelShiftRange = from.channelShiftRange();
    fillMode = from.fillMode();
    cval = from.cval();
    era = from.era();
  }

  public KerasAugmentationBuilder rotationRange(double degrees) {
    rotationRange = degrees;
    return this;
  }

  public KerasAugmentationBuilder widthShiftRange(Shift shift) {
    widthShiftRange = shift;
    return this;
  }

  public KerasAugmentationBuilder heightShiftRange(Shift shift) {
    heightShiftRange = shift;
    return this;
  }

  public KerasAugmentationBuilder shearRange(double degrees) {
    shearRange = degrees;
    return this;
  }

  /** One number is that much to either side of 1: below 1. */
  public KerasAugmentationBuilder zoomRange(double about1) {
    Specs.require(
        about1 >= 0 && about1 < 1,
        "the zoom must be 0 or more and below 1",
        about1,
        "--zoom-range");
    return zoomRange(new Range(1 - about1, 1 + about1));
  }

  public KerasAugmentationBuilder zoomRange(Range factors) {
    zoomRange = factors;
    return this;
  }

  public KerasAugmentationBuilder horizontalFlip(boolean on) {
    horizontalFlip = on;
    return this;
  }

  public KerasAugmentationBuilder verticalFlip(boolean on) {
    verticalFlip = on;
    return this;
  }

  public KerasAugmentationBuilder brightnessRange(Range factors) {
    brightnessRange = factors;
    return this;
  }

  public KerasAugmentationBuilder channelShiftRange(double levels) {
    channelShiftRange = levels;
    return this;
  }

  public KerasAugmentationBuilder fillMode(FillMode mode) {
    fillMode = mode;
    return this;
  }

  public KerasAugmentationBuilder cval(double level) {
    cval = level;
    return this;
  }

  public KerasAugmentationBuilder era(Era whose) {
    era = whose;
    return this;
  }

  public KerasAugmentation build() {
    return new KerasAugmentation(
        rotationRange,
        widthShiftRange,
        heightShiftRange,
        shearRange,
        zoomRange,
        horizontalFlip,
        verticalFlip,
        brightnessRange,
        channelShiftRange,
        fillMode,
        cval,
        era);
  }
}
