package graft.vision.augment;

import graft.core.augment.KerasAugmentation;
import graft.core.augment.Shift;
import graft.predict.pixels.Pixels;

/** Draws a {@link KerasTransform} for a view. */
final class KerasDraw {
  private static final int THETA = 0;
  private static final int HEIGHT = 1; // and 2 for the sign
  private static final int WIDTH = 3; // and 4
  private static final int SHEAR = 5;
  private static final int ZOOM_X = 6;
  private static final int ZOOM_Y = 7;
  private static final int FLIP_HORIZONTAL = 8;
  private static final int FLIP_VERTICAL = 9;
  private static final int CHANNELS = 10;
  private static final int BRIGHTNESS = 11;

  private KerasDraw() {}

  static KerasTransform draw(KerasAugmentation keras, Pixels square, Draw draw) {
    return new KerasTransform(
        draw.about0(THETA, keras.rotationRange()),
        shift(keras.heightShiftRange(), square.height(), draw, HEIGHT),
        shift(keras.widthShiftRange(), square.width(), draw, WIDTH),
        draw.about0(SHEAR, keras.shearRange()),
        draw.within(ZOOM_X, keras.zoomRange()),
        draw.within(ZOOM_Y, keras.zoomRange()),
        keras.horizontalFlip() && draw.uniform(FLIP_HORIZONTAL) < 0.5,
        keras.verticalFlip() && draw.uniform(FLIP_VERTICAL) < 0.5,
        draw.about0(CHANNELS, keras.channelShiftRange()),
        draw.within(BRIGHTNESS, keras.brightnessRange()));
  }

  private static double shift(Shift shift, int side, Draw draw, int name) {
    int sign = draw.uniform(name + 1) < 0.5 ? -1 : 1;
    return switch (shift) {
      case Shift.Uniform(double range) -> draw.about0(name, range) * (range < 1 ? side : 1);
      case Shift.Whole(int range) -> sign * draw.below(name, range);
      case Shift.OneOf one ->
          sign * one.values().get(draw.below(name, one.values().size())) * one.unit(side);
    };
  }
}
