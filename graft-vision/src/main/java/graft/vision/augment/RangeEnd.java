package graft.vision.augment;

import graft.predict.pixels.Pixels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * A photo at an end of one setting's range, with all other settings left alone: a picture to judge
 * a range by.
 *
 * @param setting as in the text of the augmentation: "rotation", "zoom"; for a kind that has only
 *     one, the kind's name
 * @param value what was set: degrees, pixels, factors, parts of an area, levels
 * @param view the square
 */
public record RangeEnd(String setting, double value, Pixels view) {
  /** The setting and its value in three digits, "rotation -40"; a flip has none. */
  public String text() {
    if (setting.toLowerCase(Locale.ROOT).contains("flip")) {
      return setting;
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return setting + " " + rounded.toPlainString();
  }
}
