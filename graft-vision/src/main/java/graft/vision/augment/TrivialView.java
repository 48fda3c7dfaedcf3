package graft.vision.augment;

import graft.core.augment.FillMode;
import graft.core.augment.TrivialAugment;
import graft.predict.pixels.Pixels;

/** One change of TrivialAugment's wide space. */
final class TrivialView {
  private static final int LEVELS = 31;
  private static final Fill BLACK = new Fill(FillMode.CONSTANT, 0);

  private TrivialView() {}

  /** The changes, with the strongest of each in the paper. */
  enum Change {
    IDENTITY,
    SHEAR_X,
    SHEAR_Y,
    TRANSLATE_X,
    TRANSLATE_Y,
    ROTATE,
    BRIGHTNESS,
    SATURATION,
    CONTRAST,
    SHARPNESS,
    POSTERISE,
    SOLARISE,
    AUTO_CONTRAST,
    EQUALISE
  }

  static Pixels view(Pixels picture, TrivialAugment trivial, Draw draw) {
    Change[] all = Change.values();
    double magnitude = draw.below(1, LEVELS) / (LEVELS - 1.0) * trivial.strength();
    double sign = draw.uniform(2) < 0.5 ? -1 : 1;
    return changed(picture, all[draw.below(0, all.length)], magnitude, sign);
  }

  /** A change at a magnitude of 0 to 1. */
  static Pixels changed(Pixels picture, Change change, double magnitude, double sign) {
    double signed = sign * magnitude;
    return switch (change) {
      case IDENTITY -> picture;
      case SHEAR_X -> warp(picture, new Affine(1, 0, 0, 0.99 * signed, 1, 0));
      case SHEAR_Y -> warp(picture, new Affine(1, 0.99 * signed, 0, 0, 1, 0));
      case TRANSLATE_X -> warp(picture, Affine.shift(0, signed * picture.width() / 7.0));
      case TRANSLATE_Y -> warp(picture, Affine.shift(signed * picture.height() / 7.0, 0));
      case ROTATE -> warp(picture, Affine.rotation(Math.toRadians(135 * signed)));
      case BRIGHTNESS -> Levels.brightness(picture, 1 + 0.99 * signed);
      case SATURATION -> Enhance.saturation(picture, 1 + 0.99 * signed);
      case CONTRAST -> Enhance.contrast(picture, 1 + 0.99 * signed);
      case SHARPNESS -> Enhance.sharpness(picture, 1 + 0.99 * signed);
      case POSTERISE -> posterise(picture, 8 - (int) Math.rint(6 * magnitude));
      case SOLARISE -> solarise(picture, 255 - 255 * magnitude);
      case AUTO_CONTRAST -> Histogram.autoContrast(picture);
      case EQUALISE -> Histogram.equalise(picture);
    };
  }

  private static Pixels warp(Pixels picture, Affine map) {
    Affine about = map.aboutMiddle(picture.height(), picture.width());
    return map.equals(Affine.IDENTITY) ? picture : Warp.warp(picture, about, BLACK);
  }

  /** Only the highest bits of each value. */
  static Pixels posterise(Pixels picture, int bits) {
    return Levels.map(picture, value -> value & (0xff << (8 - bits)));
  }

  /** Values from the threshold on are turned to their negative. */
  static Pixels solarise(Pixels picture, double threshold) {
    return Levels.map(picture, value -> value < threshold ? value : 255 - value);
  }
}
