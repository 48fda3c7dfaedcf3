package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A download that broke off is never taken for a photo, wherever it broke off. */
class CutOffFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour.jpg",
        "progressive.jpg",
        "thumbnail.jpg",
        "cmyk.jpg",
        "colour.png",
        "animated.png",
        "plain.gif",
        "animated.gif",
        "lossy.webp",
        "lossless.webp",
        "alpha.webp",
        "animated.webp",
        "colour.bmp",
        "palette.bmp",
        "colour.tif",
        "lzw.tif",
        "strips.tif",
        "tiles.tif",
        "packbits.tif",
        "adobe_deflate.tif",
        "cmyk-planes.tif",
        "raw.ppm",
        "wide.pgm",
        "raw.pbm"
      })
  void is_refused_at_every_length(String name) {
    byte[] whole = SmallPhotos.bytes(name);
    for (int length = 0; length < whole.length; length++) {
      assertThat(Refusal.of(Arrays.copyOf(whole, length)))
          .as("%s cut to %d of %d bytes", name, length, whole.length)
          .contains("copy or download it again");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour.jpg", "colour.png", "plain.gif", "lossy.webp", "colour.bmp"})
  void says_that_it_is_cut_off(String name) {
    byte[] whole = SmallPhotos.bytes(name);
    String format = PhotoDecoder.decode(whole).format();
    assertThat(Refusal.of(Arrays.copyOf(whole, whole.length * 2 / 3)))
        .isEqualTo(
            "The %s file is cut off before its end: copy or download it again.".formatted(format));
  }

  @Test
  void says_that_a_file_is_empty() {
    assertThat(Refusal.of(new byte[0]))
        .isEqualTo("The file is empty (0 bytes): copy or download it again.");
  }

  @Test
  void says_that_a_file_holds_nothing_but_zeros() {
    assertThat(Refusal.of(new byte[5000]))
        .isEqualTo("The file holds nothing but zeros: copy or download it again.");
  }

  @Test
  void refuses_a_jpeg_whose_end_was_never_written() {
    byte[] file = SmallPhotos.bytes("colour.jpg");
    Arrays.fill(file, file.length * 2 / 3, file.length, (byte) 0);
    assertThat(Refusal.of(file)).startsWith("The JPEG file is cut off before its end");
  }
}
