package graft.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Pixels;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What Pillow makes of pictures, to the bit; hue by Python's colorsys, to one level. */
class PillowGoldenTest {
  private static final Golden GOLDEN = Golden.read("pillow.golden");
  private static final List<String> PICTURES = List.of("small", "flat", "large");

  /** Compares for all pictures and factors that the file has. */
  private static void check(String kind, int least, BiFunction<Pixels, Double, Pixels> change) {
    int compared = 0;
    for (String picture : PICTURES) {
      String start = kind + "." + picture + ".";
      for (String name : GOLDEN.all(start)) {
        Pixels changed =
            change.apply(
                GOLDEN.pixels("picture." + picture),
                Double.parseDouble(name.substring(start.length())));
        assertThat(changed).as(name).isEqualTo(GOLDEN.pixels(name));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(least);
  }

  private static void check(String kind, UnaryOperator<Pixels> change) {
    for (String picture : PICTURES) {
      assertThat(change.apply(GOLDEN.pixels("picture." + picture)))
          .as("%s of %s", kind, picture)
          .isEqualTo(GOLDEN.pixels(kind + "." + picture));
    }
  }

  @Test
  void brightness() {
    check("Brightness", 12, Levels::brightness);
  }

  @Test
  void contrast() {
    check("Contrast", 13, Enhance::contrast);
  }

  @Test
  void saturation() {
    check("Color", 12, Enhance::saturation);
  }

  @Test
  void sharpness() {
    check("Sharpness", 12, Enhance::sharpness);
  }

  @Test
  void hue_to_one_level() {
    int compared = 0;
    for (String name : GOLDEN.all("hue.")) {
      String[] parts = name.split("\\.", 3);
      float[] expected = GOLDEN.values(name);
      Pixels turned =
          Enhance.hue(GOLDEN.pixels("picture." + parts[1]), Double.parseDouble(parts[2]));
      byte[] values = new byte[turned.byteCount()];
      turned.copyTo(values, 0);
      for (int i = 0; i < expected.length; i++) {
        assertThat((float) (values[i] & 0xff)).isCloseTo(expected[i], Offset.offset(1f));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(3000);
  }

  @Test
  void posterise() {
    check("posterize", 6, (picture, bits) -> TrivialView.posterise(picture, bits.intValue()));
  }

  @Test
  void solarise() {
    check("solarize", 8, TrivialView::solarise);
  }

  @Test
  void auto_contrast() {
    check("autocontrast", Histogram::autoContrast);
  }

  @Test
  void equalise() {
    check("equalize", Histogram::equalise);
  }

  @Test
  void nearest_pixels() {
    List<String> names = GOLDEN.all("nearest.");
    assertThat(names).hasSize(5);
    for (String name : names) {
      Pixels expected = GOLDEN.pixels(name);
      assertThat(
              NearestResize.resize(
                  GOLDEN.pixels("picture.small"), expected.width(), expected.height()))
          .as(name)
          .isEqualTo(expected);
    }
  }
}
