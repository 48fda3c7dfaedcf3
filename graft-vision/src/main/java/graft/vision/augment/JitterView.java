package graft.vision.augment;

import graft.core.augment.ColourJitter;
import graft.core.augment.Range;
import graft.predict.pixels.Pixels;

/** Changes colours by a {@link ColourJitter}. */
final class JitterView {
  private static final int ORDER = 4;

  private JitterView() {}

  static Pixels view(Pixels picture, ColourJitter jitter, Draw draw) {
    double[] strengths = {
      jitter.brightness(), jitter.contrast(), jitter.saturation(), jitter.hue()
    };
    Pixels view = picture;
    for (int which : draw.order(ORDER, strengths.length)) {
      if (strengths[which] > 0) {
        view = changed(view, which, draw.within(which, range(which, strengths[which])));
      }
    }
    return view;
  }

  private static Pixels changed(Pixels picture, int which, double by) {
    return switch (which) {
      case 0 -> Levels.brightness(picture, by);
      case 1 -> Enhance.contrast(picture, by);
      case 2 -> Enhance.saturation(picture, by);
      default -> Enhance.hue(picture, by);
    };
  }

  /** Turns of hue lie about 0, factors about 1 and not below 0. */
  private static Range range(int which, double strength) {
    return which == 3
        ? new Range(-strength, strength)
        : new Range(Math.max(0, 1 - strength), 1 + strength);
  }
}
