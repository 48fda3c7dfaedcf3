package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Pixels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegTest {
  private static final byte[] WHOLE = SmallPhotos.bytes("colour.jpg");
  private static final Pixels SEEN = SmallPhotos.pixels("colour.jpg");

  private static Pixels decoded(byte[]... parts) {
    return PhotoDecoder.decode(Encoded.join(parts)).pixels();
  }

  @Test
  void accepts_garbage_behind_the_end() {
    assertThat(decoded(WHOLE, new byte[777])).isEqualTo(SEEN);
    assertThat(decoded(WHOLE, PngBytes.bytes(0xff, 0xda, 0, 1, 2))).isEqualTo(SEEN);
  }

  @Test
  void reads_the_first_of_two_pictures_in_one_file() {
    assertThat(decoded(WHOLE, SmallPhotos.bytes("grey.jpg"))).isEqualTo(SEEN);
  }

  @Test
  void accepts_fill_bytes_before_a_marker() {
    byte[] fill = PngBytes.bytes(0xff, 0xff, 0xff);
    byte[] rest = Arrays.copyOfRange(WHOLE, 2, WHOLE.length);
    assertThat(decoded(Arrays.copyOf(WHOLE, 2), fill, rest)).isEqualTo(SEEN);
  }

  @Test
  void does_not_take_the_end_of_the_thumbnail_for_the_end_of_the_photo() {
    byte[] file = SmallPhotos.bytes("thumbnail.jpg");
    int end =
        new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00d9");
    assertThat(end).isLessThan(file.length - 2); // the thumbnail's own
    byte[] cut = Arrays.copyOf(file, end + 200);
    assertThat(Refusal.of(cut)).startsWith("The JPEG file is cut off before its end");
  }

  @Test
  void reads_a_progressive_one() {
    var image = Encoded.noise(40, 30);
    Pixels plain = decoded(Encoded.as("jpeg", image));
    assertThat(decoded(Encoded.inPasses("jpeg", image))).isEqualTo(plain);
  }

  /** The marker of the frame says how the picture is coded. */
  @ParameterizedTest
  @CsvSource({
    "0xc0, 12, It is a 12-bit JPEG",
    "0xc3, 8, It is a lossless JPEG",
    "0xc7, 8, It is a hierarchical JPEG",
    "0xcb, 8, It is a lossless JPEG",
    "0xc5, 8, It is a hierarchical JPEG",
    "0xc6, 8, It is a hierarchical JPEG",
    "0xcf, 8, It is a hierarchical JPEG"
  })
  void says_of_the_rare_kinds_what_they_are(int marker, int bits, String what) {
    byte[] file = WHOLE.clone();
    int frame = frame();
    file[frame + 1] = (byte) marker;
    file[frame + 4] = (byte) bits;
    assertThat(Refusal.of(file))
        .isEqualTo(what + ", which is not read: save it as an ordinary 8-bit JPEG or PNG.");
  }

  private static int frame() {
    int at = 0;
    while ((WHOLE[at] & 0xff) != 0xff || (WHOLE[at + 1] & 0xff) != 0xc0) {
      at++;
    }
    return at;
  }

  @Test
  void refuses_a_frame_without_a_scan() {
    byte[] end = PngBytes.bytes(0xff, 0xd9);
    assertThat(Refusal.of(Encoded.join(Arrays.copyOf(WHOLE, frame() + 19), end)))
        .isEqualTo("The JPEG file is damaged (it holds no picture): copy or download it again.");
  }
}
