package graft.core.keras;

/** The options of {@code graft train} that a script may be told by, in the order of printing. */
public enum TrainOption {
  IMAGE_SIZE("--image-size", 1, 1e6),
  FIT("--fit"),
  SEED("--seed", -1e15, 1e15),
  VALIDATION("--validation", 1e-9, 0.999),
  EPOCHS("--epochs", 1, 1e6),
  BATCH_SIZE("--batch-size", 1, 1e6),
  LEARNING_RATE("--learning-rate", 1e-12, 1e3),
  SCHEDULE("--schedule"),
  LABEL_SMOOTHING("--label-smoothing", 1e-9, 0.999),
  CLASS_WEIGHTS("--class-weights"),
  HIDDEN("--hidden", 1, 4096),
  DROPOUT("--dropout", 1e-9, 0.999),
  L1("--l1", 1e-12, 1e6),
  L2("--l2", 1e-12, 1e6),
  ROTATION_RANGE("--rotation-range", 1e-9, 1e6),
  WIDTH_SHIFT_RANGE("--width-shift-range", 1e-9, 0.999),
  HEIGHT_SHIFT_RANGE("--height-shift-range", 1e-9, 0.999),
  SHEAR_RANGE("--shear-range", 1e-9, 89),
  ZOOM_RANGE("--zoom-range"),
  BRIGHTNESS_RANGE("--brightness-range"),
  CHANNEL_SHIFT_RANGE("--channel-shift-range", 1e-9, 255),
  HORIZONTAL_FLIP("--horizontal-flip"),
  VERTICAL_FLIP("--vertical-flip"),
  FILL_MODE("--fill-mode"),
  CVAL("--cval", 0, 255);

  private final String option;
  private final double least;
  private final double most;

  TrainOption(String option, double least, double most) {
    this.option = option;
    this.least = least;
    this.most = most;
  }

  /** One whose value is a word, or that has none. */
  TrainOption(String option) {
    this(option, Double.NaN, Double.NaN);
  }

  /** As it is typed, with its dashes. */
  public String option() {
    return option;
  }

  /** Whether the number is one that it takes. */
  boolean takes(double value) {
    return value >= least && value <= most;
  }
}
