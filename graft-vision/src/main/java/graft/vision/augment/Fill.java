package graft.vision.augment;

import graft.core.augment.FillMode;
import graft.core.augment.KerasAugmentation;

/**
 * What lies outside a picture.
 *
 * @param value 0 to 255, for {@link FillMode#CONSTANT}
 */
record Fill(FillMode mode, double value) {
  static Fill of(KerasAugmentation keras) {
    return new Fill(keras.fillMode(), keras.cval());
  }
}
