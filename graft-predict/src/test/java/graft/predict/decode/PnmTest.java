package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no right PNM is said so; what is read stands in GoldenPhotosTest. */
class PnmTest {
  private static byte[] file(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void takes_what_stands_between_the_numbers_as_the_format_has_it() {
    var pixels =
        PhotoDecoder.decode(file("P2\r\n# made by hand\n 2\t1 # wide, high\n7\n0 7")).pixels();
    assertThat(pixels.rgb(0, 0)).isEqualTo(0);
    assertThat(pixels.rgb(1, 0)).isEqualTo(0xffffff);
  }

  @Test
  void takes_the_first_byte_behind_one_white_space_for_a_value_even_if_it_is_one() {
    assertThat(PhotoDecoder.decode(file("P5 1 1 255\n\n      ")).pixels().rgb(0, 0))
        .isEqualTo(0x0a0a0a);
  }

  @Test
  void reads_the_first_of_several_pictures() {
    assertThat(PhotoDecoder.decode(file("P5 1 1 255 AP5 1 1 255 B")).pixels().rgb(0, 0))
        .isEqualTo(0x414141);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P5 2 2 0 abcdefgh|it says that its largest value is 0",
        "P5 2 2 65536 abcdefgh|it says that its largest value is 65536",
        "P2 2 1 15 3 16        |it has a value above its largest",
        "P2 2 1 15 3 x         |there is no number where one belongs",
        "P5 0 2 255 abcdefgh|it says 0 x 2 pixels",
        "P5 -1 2 255 abcdefgh|NOT_ONE",
      })
  void says_what_is_wrong(String text, String what) {
    assertThat(Refusal.of(file(text)))
        .isEqualTo(
            what.equals("NOT_ONE")
                ? "It is no photo but a text: leave it out."
                : "The PNM file is damaged (" + what + "): copy or download it again.");
  }

  @Test
  void is_not_taken_for_one_by_a_letter_and_a_digit() {
    assertThat(Refusal.of(file("P1: the first patient, photographed at noon")))
        .isEqualTo("It is no photo but a text: leave it out.");
  }

  @Test
  void with_a_size_that_its_bytes_do_not_fill_is_cut_off() {
    for (String start :
        new String[] {"P1 9000 9000 ", "P3 9000 9000 255 ", "P4 9000 9000 ", "P6 9000 9000 255 "}) {
      assertThat(Refusal.of(file(start + "0 ".repeat(100))))
          .isEqualTo("The PNM file is cut off before its end: copy or download it again.");
    }
  }
}
