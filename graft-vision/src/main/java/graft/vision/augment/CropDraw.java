package graft.vision.augment;

import graft.core.augment.RandomResizedCrop;
import graft.core.augment.Range;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.Rectangle;

/** Where a random resized crop cuts: torchvision's rule. */
final class CropDraw {
  private static final int ATTEMPTS = 10;

  private CropDraw() {}

  /**
   * Area and ratio are drawn until the rectangle fits into the photo; after ten attempts it is the
   * middle of the photo, in the nearest ratio that is allowed.
   */
  static Rectangle part(RandomResizedCrop crop, Pixels photo, Draw draw) {
    Range logRatio = new Range(Math.log(crop.ratio().low()), Math.log(crop.ratio().high()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Draw numbers = draw.again(attempt);
      double area = (double) photo.width() * photo.height() * numbers.within(0, crop.scale());
      double ratio = Math.exp(numbers.within(1, logRatio));
      long width = Math.round(Math.sqrt(area * ratio));
      long height = Math.round(Math.sqrt(area / ratio));
      if (width >= 1 && height >= 1 && width <= photo.width() && height <= photo.height()) {
        int x = numbers.below(2, photo.width() - (int) width + 1);
        int y = numbers.below(3, photo.height() - (int) height + 1);
        return new Rectangle(x, y, (int) width, (int) height);
      }
    }
    return middle(crop.ratio(), photo);
  }

  private static Rectangle middle(Range allowed, Pixels photo) {
    double own = (double) photo.width() / photo.height();
    double ratio = Math.clamp(own, allowed.low(), allowed.high());
    int width = own > ratio ? atLeast1(photo.height() * ratio) : photo.width();
    int height = own < ratio ? atLeast1(photo.width() / ratio) : photo.height();
    return Rectangle.middle(photo, width, height);
  }

  private static int atLeast1(double side) {
    return Math.max(1, (int) Math.round(side));
  }
}
