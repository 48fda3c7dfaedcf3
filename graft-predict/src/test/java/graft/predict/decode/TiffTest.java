package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not read is said so; what is read stands in GoldenPhotosTest. */
class TiffTest {
  private static final int SAMPLE_FORMAT = 339;
  private static final int NEEDLESS = 284; // the planes' order, which is the usual one

  /** The small photo with another value of one tag, which takes a needless one's place. */
  private static byte[] patched(String name, int tag, int value) {
    ByteBuffer file = ByteBuffer.wrap(SmallPhotos.bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    int directory = file.getInt(4);
    int entries = file.getShort(directory);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      int found = file.getShort(entry) & 0xffff;
      if (found == tag || (found == NEEDLESS && tag == SAMPLE_FORMAT)) {
        file.putShort(entry, (short) tag)
            .putShort(entry + 2, (short) 4)
            .putInt(entry + 4, 1)
            .putInt(entry + 8, value);
        return file.array();
      }
    }
    throw new AssertionError("%s has no tag %d".formatted(name, tag));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour.tif|258|32|of 32 bits a value",
        "grey.tif|258|4|of 4 bits a value",
        "colour.tif|259|50000|compressed in a rare way (50000)",
        "colour.tif|259|6|compressed in a rare way (6)",
        "colour.tif|262|8|with colours kept in a rare way (8, 3 channels)",
        "colour.tif|277|5|with colours kept in a rare way (2, 5 channels)",
        "wide-grey.tif|262|0|with colours kept in a rare way (0, 1 channels)",
        "wide.tif|284|2|of 16 bits a value in separate planes",
        "wide.tif|339|3|of floating-point values",
        "wide.tif|339|2|of signed or complex values",
      })
  void says_of_the_rare_kinds_what_they_are(String name, int tag, int value, String what) {
    assertThat(Refusal.of(patched(name, tag, value)))
        .isEqualTo("It is a TIFF " + what + ", which is not read: save it as PNG or JPEG.");
  }

  @Test
  void refuses_a_sensors_picture_as_raw() {
    assertThat(Refusal.of(patched("colour.tif", 262, 32803)))
        .startsWith("It is a camera RAW file, which is not read: export it as JPEG");
  }

  @Test
  void refuses_a_height_that_the_strips_do_not_fill() {
    assertThat(Refusal.of(patched("strips.tif", 257, 60)))
        .isEqualTo(
            "The TIFF file is damaged (some of its parts are missing): copy or download it again.");
  }

  @Test
  void refuses_strips_larger_than_any_picture() {
    assertThat(Refusal.of(patched("colour.tif", 278, 7_000_000)))
        .isEqualTo(
            "The TIFF file is damaged (its parts have 24 x 7000000 pixels): copy or download it"
                + " again.");
  }

  @Test
  void reads_one_strip_of_all_rows() {
    assertThat(PhotoDecoder.decode(patched("colour.tif", 278, -1)).pixels())
        .isEqualTo(SmallPhotos.pixels("colour.tif"));
  }
}
