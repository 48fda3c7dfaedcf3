package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import graft.demo.LeafDrawer;
import graft.demo.LeafPhoto;
import graft.demo.Orientation;
import graft.demo.PhotoFormat;
import graft.demo.Species;
import graft.predict.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddSizesTest {
  @ParameterizedTest
  @CsvSource({
    "png, 1, 1",
    "png, 8, 4000",
    "png, 4000, 8",
    "bmp, 1, 1",
    "bmp, 8, 4000",
    "bmp, 3, 5",
    "tiff, 1, 1",
    "tiff, 8, 4000",
    "tiff, 4000, 8"
  })
  void keeps_every_pixel(String format, int width, int height) {
    BufferedImage image = Encoded.noise(width, height);
    assertThat(PhotoDecoder.decode(Encoded.as(format, image)).pixels()).isEqualTo(pixels(image));
  }

  @ParameterizedTest
  @CsvSource({"jpeg, 1, 1", "jpeg, 8, 4000", "jpeg, 4000, 8", "gif, 1, 1", "gif, 8, 4000"})
  void keeps_the_size(String format, int width, int height) {
    Pixels pixels = PhotoDecoder.decode(Encoded.as(format, Encoded.noise(width, height))).pixels();
    assertThat(pixels).hasToString(width + " x " + height + " pixels");
  }

  @Test
  void holds_drawn_leaves_upright() {
    Set<Orientation> seen = EnumSet.noneOf(Orientation.class);
    for (int index = 1; seen.size() < Orientation.values().length; index++) {
      LeafPhoto photo = LeafDrawer.of(5).draw(Species.OAK, index);
      if (photo.format() == PhotoFormat.JPEG && seen.add(photo.orientation())) {
        DecodedPhoto decoded = PhotoDecoder.decode(photo.encoded());
        assertThat(decoded.orientation()).isEqualTo(photo.orientation().tag());
        assertThat(Difference.between(decoded.pixels(), pixels(photo.image())).mean())
            .as("orientation %s, quality %s", photo.orientation(), photo.quality())
            .isLessThan(12);
      }
    }
  }

  private static Pixels pixels(BufferedImage image) {
    int width = image.getWidth();
    int[] colours = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return Pixels.filled(
        width,
        image.getHeight(),
        rgb -> {
          for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (colours[i / 3] >> (16 - 8 * (i % 3)));
          }
        });
  }
}
