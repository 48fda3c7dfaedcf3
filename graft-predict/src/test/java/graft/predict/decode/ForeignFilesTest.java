package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no photo is named for what it is, with what to do. */
class ForeignFilesTest {
  private static final String LFS =
      """
      version https://git-lfs.github.com/spec/v1
      oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
      size 12345
      """;

  static List<Arguments> files() {
    String heic =
        "It is a HEIC photo, which is not read: convert it (heif-convert photo.heic photo.jpg).";
    String avif =
        "It is an AVIF picture, which is not read: convert it (heif-convert photo.avif photo.jpg).";
    String page = "It is a web page (HTML), not a photo: download the photo itself.";
    String drawing =
        "It is an SVG drawing, which is not read: convert it (rsvg-convert drawing.svg -o"
            + " drawing.png).";
    String raw =
        "It is a camera RAW file, which is not read: export it as JPEG (e.g. darktable-cli"
            + " photo.raw photo.jpg).";
    return List.of(
        Arguments.of("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", heic),
        Arguments.of("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", heic),
        Arguments.of("\0\0\0 ftypavif\0\0\0\0avifmif1miaf", avif),
        Arguments.of("\0\0\0\u0018ftypcrx \0\0\0\1crx isom", raw),
        Arguments.of(
            "\0\0\0 ftypisom\0\0\2\0isomiso2avc1mp41",
            "It is no photo but a video (MP4 or MOV): leave it out."),
        Arguments.of("<!DOCTYPE html><html><body>404 Not Found</body></html>", page),
        Arguments.of("\n\n  <html lang=\"en\"><head><title>Photo", page),
        Arguments.of("\u00ef\u00bb\u00bf<!doctype HTML>\r\n<title>x</title>", page),
        Arguments.of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", drawing),
        Arguments.of("<?xml version=\"1.0\"?>\n<svg width=\"9\"/>", drawing),
        Arguments.of(
            "<?xml version=\"1.0\"?>\n<annotation/>",
            "It is no photo but an XML text: leave it out."),
        Arguments.of("name,label\na.jpg,daisy\n", "It is no photo but a text: leave it out."),
        Arguments.of(
            "Gr\u00c3\u00bc\u00c3\u009fe aus dem Garten",
            "It is no photo but a text: leave it out."),
        Arguments.of(LFS, "It is a Git LFS pointer, not the photo itself: run git lfs pull."),
        Arguments.of(
            "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj",
            "It is a PDF document, which is not read: convert it (pdftoppm -jpeg file.pdf page)."),
        Arguments.of("II*\0\20\0\0\0CR\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", raw),
        Arguments.of(
            "RIFF$\0\0\0AVI LIST\0\0\0\0", "It is no photo but a video (AVI): leave it out."),
        Arguments.of("RIFF$\0\0\0WAVEfmt \0\0\0\0", "It is no photo but a sound: leave it out."),
        Arguments.of(
            "PK\3\4\24\0\0\0\10\0 and so on",
            "It is a ZIP archive (or an office document), not a photo: unpack it."),
        Arguments.of(
            "8BPS\0\1\0\0\0\0\0\0\0\3",
            "It is a Photoshop file, which is not read: convert it (magick 'photo.psd[0]'"
                + " photo.jpg)."),
        Arguments.of(
            "\0\0\0\fjP  \r\n\u0087\n\0\0\0\u0014",
            "It is a JPEG 2000 picture, which is not read: convert it (magick in.jp2 photo.jpg)."));
  }

  @ParameterizedTest
  @MethodSource("files")
  void is_named_with_what_to_do(String start, String sentence) {
    byte[] file = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 16 + start.length());
    byte[] text = start.getBytes(StandardCharsets.ISO_8859_1);
    boolean binary = start.indexOf('\0') >= 0 || start.startsWith("8BPS");
    assertThat(Refusal.of(binary ? file : text)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @EnumSource(Signature.class)
  void is_known_by_its_first_bytes(Signature known) {
    byte[] file = new byte[200];
    byte[] start = known.start().getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, file, known.at(), start.length);
    assertThat(Refusal.of(file)).isEqualTo(known.sentence());
  }

  @Test
  void is_told_from_a_photo_by_its_bytes_alone() throws IOException {
    assertThat(PhotoDecoder.decode(SmallPhotos.bytes("colour.png")).format()).isEqualTo("PNG");
    // a photo whose name says otherwise is a photo: names never reach the decoder
    assertThat(PhotoDecoder.class.getMethods())
        .filteredOn(m -> m.getName().equals("decode"))
        .allSatisfy(m -> assertThat(m.getParameterTypes()).containsExactly(byte[].class));
  }

  @Test
  void is_said_to_be_unknown_where_nothing_fits() {
    byte[] noise = new byte[3000];
    new Random(7).nextBytes(noise);
    assertThat(Refusal.of(noise))
        .isEqualTo(
            "It is no picture file that is known (JPEG, PNG, WebP, BMP, TIFF, GIF and PNM are"
                + " read): leave it out or convert it to JPEG.");
  }

  @Test
  void is_said_to_be_too_short_where_too_little_is_there_to_tell() {
    assertThat(Refusal.of("hello\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(
            "The file holds only 6 bytes, too few for a photo: copy or download it again, or leave"
                + " it out.");
  }

  /** Every sentence says what it is and what to do. */
  @ParameterizedTest
  @EnumSource(Signature.class)
  void has_a_sentence_for_people(Signature known) {
    assertThat(known.sentence())
        .matches("It is .+[:,] .+\\.")
        .doesNotContain("null")
        .containsPattern("leave it out|convert it|unpack it|export it|download it");
    assertThat(known.sentence().toLowerCase(Locale.ROOT)).doesNotContain("exception");
  }
}
