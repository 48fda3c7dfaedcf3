package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format against PIL: see tools/golden/photos. */
class GoldenPhotosTest {
  static List<String> names() {
    return SmallPhotos.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void sees_the_pixels_that_pil_sees(String name) {
    DecodedPhoto photo = PhotoDecoder.decode(SmallPhotos.bytes(name));
    assertThat(Difference.between(photo.pixels(), SmallPhotos.pixels(name)).most())
        .isLessThanOrEqualTo(allowed(name));
  }

  /** Levels of 256. OpenCV makes RGB of a JPEG's inks by a division by 256 instead of 255. */
  private static int allowed(String name) {
    boolean inks = name.startsWith("cmyk") || name.startsWith("ycck");
    return inks && name.endsWith(".jpg")
        ? 2
        : List.of("ycc.tif", "cmyk-jpeg.tif").contains(name) ? 1 : 0;
  }

  @ParameterizedTest
  @MethodSource("names")
  void tells_the_format(String name) {
    String format =
        switch (name.substring(name.indexOf('.'))) {
          case ".jpg" -> "JPEG";
          case ".png" -> "PNG";
          case ".webp" -> "WEBP";
          case ".bmp" -> "BMP";
          case ".tif" -> "TIFF";
          case ".gif" -> "GIF";
          default -> "PNM";
        };
    assertThat(PhotoDecoder.decode(SmallPhotos.bytes(name)).format()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void tells_the_orientation_that_it_undid(int orientation) {
    for (String suffix : List.of("jpg", "tif")) {
      byte[] file = SmallPhotos.bytes("exif-%d.%s".formatted(orientation, suffix));
      assertThat(PhotoDecoder.decode(file).orientation()).isEqualTo(orientation);
    }
  }

  @Test
  void holds_every_orientation_in_the_same_way_up() {
    var upright = PhotoDecoder.decode(SmallPhotos.bytes("exif-1.tif")).pixels();
    // 6: the stored picture's left column, read from below, is the first row
    var turned = PhotoDecoder.decode(SmallPhotos.bytes("exif-6.tif")).pixels();
    assertThat(turned.width()).isEqualTo(upright.height());
    assertThat(turned.rgb(0, 0)).isEqualTo(upright.rgb(0, upright.height() - 1));
    assertThat(turned.rgb(turned.width() - 1, 0)).isEqualTo(upright.rgb(0, 0));
  }
}
