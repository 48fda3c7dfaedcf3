package graft.vision.augment;

import graft.core.augment.RandomErasing;
import graft.core.augment.Range;
import graft.core.hash.Hash;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.Rectangle;

/** Hides a random rectangle. */
final class ErasingView {
  private static final int CHANCE = 0;
  private static final int NOISE = 1;
  private static final int PLACE = 2;
  private static final int ATTEMPTS = 10;
  private static final byte GREY = 127;

  private ErasingView() {}

  /** The paper draws until the rectangle fits; after ten attempts nothing is hidden. */
  static Pixels view(Pixels picture, RandomErasing erasing, Draw draw) {
    if (draw.uniform(CHANCE) >= erasing.probability()) {
      return picture;
    }
    Range logRatio = new Range(Math.log(erasing.ratio().low()), Math.log(erasing.ratio().high()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Draw numbers = draw.again(PLACE).again(attempt);
      double area = picture.width() * picture.height() * numbers.within(0, erasing.area());
      double ratio = Math.exp(numbers.within(1, logRatio));
      long width = Math.round(Math.sqrt(area * ratio));
      long height = Math.round(Math.sqrt(area / ratio));
      if (width >= 1 && height >= 1 && width < picture.width() && height < picture.height()) {
        int x = numbers.below(2, picture.width() - (int) width + 1);
        int y = numbers.below(3, picture.height() - (int) height + 1);
        Rectangle hidden = new Rectangle(x, y, (int) width, (int) height);
        return hidden(picture, hidden, erasing.filling(), draw.again(NOISE));
      }
    }
    return picture;
  }

  /** A square in the middle hidden, with that part of the picture's area. */
  static Pixels middle(Pixels picture, double area, RandomErasing erasing) {
    int side = Math.max(1, (int) Math.round(Math.sqrt(area * picture.width() * picture.height())));
    int width = Math.min(side, picture.width());
    int height = Math.min(side, picture.height());
    Rectangle hidden = Rectangle.middle(picture, width, height);
    return hidden(picture, hidden, erasing.filling(), Draw.of(new Hash(0, 0, 0, 0), 0, NOISE));
  }

  private static Pixels hidden(
      Pixels picture, Rectangle hidden, RandomErasing.Filling filling, Draw noise) {
    return Pixels.filled(
        picture.width(),
        picture.height(),
        out -> {
          picture.copyTo(out, 0);
          for (int y = hidden.y(); y < hidden.y() + hidden.height(); y++) {
            int from = Pixels.CHANNELS * (y * picture.width() + hidden.x());
            for (int i = from; i < from + Pixels.CHANNELS * hidden.width(); i++) {
              out[i] =
                  switch (filling) {
                    case GREY -> GREY;
                    case NOISE -> (byte) noise.below(i, 256);
                  };
            }
          }
        });
  }
}
