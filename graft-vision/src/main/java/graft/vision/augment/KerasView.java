package graft.vision.augment;

import graft.core.augment.Era;
import graft.core.augment.Flip.Axis;
import graft.core.augment.KerasAugmentation;
import graft.predict.pixels.Pixels;

/** What Keras does to a picture: warp, channel shift, flips, brightness. */
final class KerasView {
  private KerasView() {}

  /** On 8-bit values, each step rounded. */
  static Pixels view(Pixels picture, KerasAugmentation keras, KerasTransform drawn) {
    Affine map = drawn.map(picture.height(), picture.width(), keras.era());
    Pixels view = Warp.warp(picture, map, Fill.of(keras));
    view = drawn.channelShift() == 0 ? view : channelShift(view, drawn.channelShift());
    view = drawn.flipHorizontal() ? Mirror.mirror(view, Axis.HORIZONTAL) : view;
    view = drawn.flipVertical() ? Mirror.mirror(view, Axis.VERTICAL) : view;
    return drawn.brightness() == 1 ? view : Levels.brightness(view, drawn.brightness());
  }

  /** Added to all channels, within the picture's own lowest and highest value. */
  private static Pixels channelShift(Pixels picture, double levels) {
    int[] ends = Levels.ends(picture);
    return Levels.map(picture, value -> Math.clamp(Math.round(value + levels), ends[0], ends[1]));
  }

  /** On 32-bit floats, as Keras of the era does it. */
  static FloatPicture replay(Pixels picture, KerasAugmentation keras, KerasTransform drawn) {
    Affine map = drawn.map(picture.height(), picture.width(), keras.era());
    FloatPicture view = FloatPicture.of(picture).warped(map, Fill.of(keras));
    view = drawn.channelShift() == 0 ? view : view.channelShifted(drawn.channelShift());
    view = drawn.flipHorizontal() ? view.mirrored(Axis.HORIZONTAL) : view;
    view = drawn.flipVertical() ? view.mirrored(Axis.VERTICAL) : view;
    if (drawn.brightness() == 1) {
      return view;
    }
    view = keras.era() == Era.KERAS_2_8 ? view.stretched() : view;
    return view.brightened(drawn.brightness());
  }
}
