package graft.vision.augment;

import graft.core.augment.Era;

/**
 * What {@code ImageDataGenerator.get_random_transform} draws for one picture, with Keras' names.
 *
 * @param theta degrees
 * @param tx pixels; drawn from the height shift
 * @param ty pixels; drawn from the width shift
 * @param shear degrees
 * @param zx the first factor of zoom
 * @param zy the second factor of zoom
 * @param flipHorizontal left and right change places
 * @param flipVertical top and bottom change places
 * @param channelShift levels, 0 to 255 to either side
 * @param brightness a factor; 1 is off
 */
public record KerasTransform(
    double theta,
    double tx,
    double ty,
    double shear,
    double zx,
    double zy,
    boolean flipHorizontal,
    boolean flipVertical,
    double channelShift,
    double brightness) {

  /** Nothing happens. */
  public static final KerasTransform NONE =
      new KerasTransform(0, 0, 0, 0, 1, 1, false, false, 0, 1);

  KerasTransform withTheta(double value) {
    return new KerasTransform(
        value, tx, ty, shear, zx, zy, flipHorizontal, flipVertical, channelShift, brightness);
  }

  KerasTransform withTx(double value) {
    return new KerasTransform(
        theta, value, ty, shear, zx, zy, flipHorizontal, flipVertical, channelShift, brightness);
  }

  KerasTransform withTy(double value) {
    return new KerasTransform(
        theta, tx, value, shear, zx, zy, flipHorizontal, flipVertical, channelShift, brightness);
  }

  KerasTransform withShear(double value) {
    return new KerasTransform(
        theta, tx, ty, value, zx, zy, flipHorizontal, flipVertical, channelShift, brightness);
  }

  KerasTransform withChannelShift(double value) {
    return new KerasTransform(
        theta, tx, ty, shear, zx, zy, flipHorizontal, flipVertical, value, brightness);
  }

  KerasTransform withBrightness(double value) {
    return new KerasTransform(
        theta, tx, ty, shear, zx, zy, flipHorizontal, flipVertical, channelShift, value);
  }

  /** The same factor for both sides. */
  KerasTransform withZoom(double value) {
    return new KerasTransform(
        theta, tx, ty, shear, value, value, flipHorizontal, flipVertical, channelShift, brightness);
  }

  /** Where each pixel of a picture of that many rows and columns comes from. */
  Affine map(int rows, int columns, Era era) {
    Affine matrix = matrix();
    if (matrix.equals(Affine.IDENTITY)) {
      return matrix;
    }
    return switch (era) {
      case CORRECT -> matrix.aboutMiddle(rows, columns);
      case KERAS_2_8 -> matrix.about(rows / 2.0 + 0.5, columns / 2.0 + 0.5);
      case KERAS_3 -> matrix.aboutMiddle(rows, columns).swapped();
    };
  }

  /** Rotation · shift · shear · zoom: to the input first comes the zoom, last the rotation. */
  private Affine matrix() {
    double slant = Math.toRadians(shear);
    Affine sheared = new Affine(1, -Math.sin(slant), 0, 0, Math.cos(slant), 0);
    return Affine.rotation(Math.toRadians(theta))
        .times(Affine.shift(tx, ty))
        .times(sheared)
        .times(Affine.scale(zx, zy));
  }
}
