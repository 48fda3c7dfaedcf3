package graft.predict.decode;

import static graft.predict.decode.PngBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Pixels;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
  private static void reads(byte[] file, int... colours) {
    Pixels pixels = PhotoDecoder.decode(file).pixels();
    for (int x = 0; x < colours.length; x++) {
      assertThat(pixels.rgb(x, 0)).as("pixel " + x).isEqualTo(colours[x]);
    }
  }

  @Test
  void keeps_the_upper_half_of_16_bits() {
    byte[] grey = PngBytes.of(2, 1, 16, PngBytes.GREY).rows(0, 0x12, 0xff, 0xfe, 0x01).end();
    reads(grey, 0x121212, 0xfefefe);
    byte[] rgb = PngBytes.of(1, 1, 16, PngBytes.RGB).rows(0, 1, 99, 2, 99, 3, 99).end();
    reads(rgb, 0x010203);
  }

  @Test
  void lays_alpha_over_white() {
    byte[] rgb =
        PngBytes.of(3, 1, 8, PngBytes.RGB_ALPHA)
            .rows(0, 10, 20, 30, 255, 10, 20, 30, 0, 0, 100, 200, 128)
            .end();
    reads(rgb, 0x0a141e, 0xffffff, 0x7fb1e3);
    byte[] grey = PngBytes.of(2, 1, 8, PngBytes.GREY_ALPHA).rows(0, 7, 255, 0, 128).end();
    reads(grey, 0x070707, 0x7f7f7f);
  }

  @Test
  void lays_alpha_of_16_bits_over_white() {
    byte[] rgb =
        PngBytes.of(2, 1, 16, PngBytes.RGB_ALPHA)
            .rows(0, 10, 9, 20, 9, 30, 9, 255, 255, 10, 9, 20, 9, 30, 9, 0, 0)
            .end();
    reads(rgb, 0x0a141e, 0xffffff);
    byte[] grey = PngBytes.of(1, 1, 16, PngBytes.GREY_ALPHA).rows(0, 0, 9, 128, 9).end();
    reads(grey, 0x7f7f7f);
  }

  @ParameterizedTest
  @CsvSource({"1, 0x40, 1", "2, 0x60, 1", "4, 0x0b, 0", "8, 0x0b, 0x0b"})
  void takes_the_clear_value_of_a_grey_picture_for_white(int bits, int row, int clear) {
    int second = bits == 8 ? clear : 0;
    byte[] file =
        PngBytes.of(2, 1, bits, PngBytes.GREY)
            .chunk("tRNS", bytes(0, clear))
            .rows(0, row, second)
            .end();
    Pixels pixels = PhotoDecoder.decode(file).pixels();
    byte[] opaque = PngBytes.of(2, 1, bits, PngBytes.GREY).rows(0, row, second).end();
    Pixels without = PhotoDecoder.decode(opaque).pixels();
    int value = clear * 255 / ((1 << bits) - 1) * 0x010101;
    for (int x = 0; x < 2; x++) {
      int seen = without.rgb(x, 0);
      assertThat(pixels.rgb(x, 0)).isEqualTo(seen == value ? 0xffffff : seen);
    }
    assertThat(pixels).isNotEqualTo(bits == 1 ? null : without);
  }

  @Test
  void takes_only_the_very_clear_value_of_16_bits_for_white() {
    byte[] file =
        PngBytes.of(2, 1, 16, PngBytes.GREY)
            .chunk("tRNS", bytes(0x12, 0x34))
            .rows(0, 0x12, 0x34, 0x12, 0x35)
            .end();
    reads(file, 0xffffff, 0x121212);
  }

  @Test
  void takes_the_clear_colour_for_white() {
    byte[] file =
        PngBytes.of(2, 1, 8, PngBytes.RGB)
            .chunk("tRNS", bytes(0, 1, 0, 2, 0, 3))
            .rows(0, 1, 2, 3, 1, 2, 4)
            .end();
    reads(file, 0xffffff, 0x010204);
  }

  @ParameterizedTest
  @CsvSource({"1, 0x40", "2, 0x10", "4, 0x01", "8, 0"})
  void reads_palettes_of_every_depth(int bits, int row) {
    byte[] file =
        PngBytes.of(2, 1, bits, PngBytes.PALETTE)
            .chunk("PLTE", bytes(1, 2, 3, 4, 5, 6))
            .chunk("tRNS", bytes(255, 0))
            .rows(0, row, 1)
            .end();
    reads(file, 0x010203, 0xffffff);
  }

  @Test
  void reads_an_interlaced_picture() {
    BufferedImage image = Encoded.noise(23, 17);
    Pixels plain = PhotoDecoder.decode(Encoded.as("png", image)).pixels();
    assertThat(PhotoDecoder.decode(Encoded.inPasses("png", image)).pixels()).isEqualTo(plain);
    assertThat(plain.rgb(22, 16)).isEqualTo(image.getRGB(22, 16) & 0xffffff);
  }

  @Test
  void reads_the_first_picture_of_an_animation_that_leaves_it_out() {
    byte[] file =
        PngBytes.of(1, 1, 8, PngBytes.GREY)
            .chunk("acTL", bytes(0, 0, 0, 1, 0, 0, 0, 0))
            .rows(0, 77)
            .chunk("fcTL", new byte[26])
            .chunk("fdAT", bytes(0, 0, 0, 1, 9, 9, 9))
            .end();
    reads(file, 0x4d4d4d);
  }

  @Test
  void pays_no_heed_to_broken_notes() {
    byte[] file =
        PngBytes.of(1, 1, 8, PngBytes.GREY)
            .chunk("iCCP", bytes(1, 2, 3))
            .chunk("gAMA", bytes(0, 0, 0, 9))
            .chunk("eXIf", bytes(77, 77, 0, 42, 0, 0, 1, 0))
            .rows(0, 77)
            .end();
    reads(file, 0x4d4d4d);
  }

  @Test
  void refuses_a_wrong_checksum() {
    byte[] file = PngBytes.of(1, 1, 8, PngBytes.GREY).rows(0, 77).end();
    file[file.length - 18] ^= 1;
    assertThat(Refusal.of(file))
        .isEqualTo(
            "The PNG file is damaged (the checksum of its IDAT part is wrong): copy or download it"
                + " again.");
  }

  @Test
  void refuses_a_file_without_a_picture() {
    assertThat(Refusal.of(PngBytes.of(1, 1, 8, PngBytes.GREY).end()))
        .isEqualTo("The PNG file is damaged (it holds no picture): copy or download it again.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 32, 255})
  void refuses_a_depth_that_there_is_not(int bits) {
    byte[] file =
        PngBytes.of(1, 1, bits, PngBytes.GREY).chunk("tRNS", bytes(0, 1)).rows(0, 77).end();
    assertThat(Refusal.of(file))
        .isEqualTo(
            "The PNG file is damaged (it says %d bits a value): copy or download it again."
                .formatted(bits));
  }

  @Test
  void refuses_a_picture_with_too_few_rows() {
    byte[] file = PngBytes.of(1, 2, 8, PngBytes.GREY).rows(0, 77).end();
    assertThat(Refusal.of(file)).startsWith("The PNG file cannot be decoded");
  }
}
