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
        "grey.tif|258|12|of 12 bits a value",
        "colour.tif|259|50000|compressed in a rare way (50000)",
        "colour.tif|259|6|compressed in a rare way (6)",
        "colour.tif|262|8|with colours kept in a rare way (8, 3 channels)",
        "colour.tif|277|5|with colours kept in a rare way (2, 5 channels)",
        "grey4.tif|277|2|with colours kept in a rare way (1, 2 channels)",
        "predicted.tif|317|3|with a rare predictor (3)",
        "jpeg.tif|258|16|with colours kept in a rare way (2, 3 channels)",
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
  void reads_a_palette_of_which_each_colour_has_8_bits() {
    byte[] file = SmallPhotos.bytes("palette4.tif");
    ByteBuffer view = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int table = 8 + 16 * 12; // behind the rows
    for (int i = 0; i < 3 * 16; i++) {
      view.putShort(table + 2 * i, (short) ((view.getShort(table + 2 * i) & 0xffff) >> 8));
    }
    assertThat(PhotoDecoder.decode(file).pixels()).isEqualTo(SmallPhotos.pixels("palette4.tif"));
  }

  @Test
  void refuses_a_palette_that_is_not_there() {
    assertThat(Refusal.of(patched("grey4.tif", 262, 3)))
        .isEqualTo("The TIFF file is damaged (its palette is missing): copy or download it again.");
  }

  @Test
  void refuses_parts_that_hold_too_little() {
    assertThat(Refusal.of(patched("colour.tif", 279, 100)))
        .isEqualTo(
            "The TIFF file is damaged (one of its parts is too short): copy or download it again.");
  }

  @Test
  void refuses_the_lzw_of_old() {
    byte[] file = SmallPhotos.bytes("lzw.tif");
    int data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(entry(file, 273) + 8);
    file[data] = 0;
    file[data + 1] = 1;
    assertThat(Refusal.of(file))
        .isEqualTo(
            "It is a TIFF of the LZW of before 1992, which is not read: save it as PNG or JPEG.");
  }

  private static int entry(byte[] file, int tag) {
    ByteBuffer view = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int directory = view.getInt(4);
    for (int i = 0; ; i++) {
      int entry = directory + 2 + 12 * i;
      if ((view.getShort(entry) & 0xffff) == tag) {
        return entry;
      }
    }
  }

  @Test
  void reads_one_strip_of_all_rows() {
    assertThat(PhotoDecoder.decode(patched("colour.tif", 278, -1)).pixels())
        .isEqualTo(SmallPhotos.pixels("colour.tif"));
  }
}
