package graft.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graft.core.words.Language;
import graft.core.words.Words;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the decoder says of broken files can be told in Chinese, though it knows no language. */
class KeptTextsTest {
  private static final int LENGTH = 64;

  private static final Pattern COMMAND = Pattern.compile("git lfs pull|例如 [^）]*|请转换格式（[^）]*");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] picture(String format) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static String said(byte[] file) {
    return String.valueOf(
        catchThrowableOfType(UnreadablePhotoException.class, () -> PhotoDecoder.decode(file))
            .getMessage());
  }

  @Test
  void every_foreign_file_is_named_in_chinese() {
    for (String start :
        List.of(
            "%PDF-1.7",
            "8BPS",
            "gimp xcf",
            "%!PS",
            "\0\0\1\0",
            "FUJIFILMCCD-RAW",
            "P7\n",
            "PK\3\4",
            "\u001f\u008b",
            "Rar!",
            "7z\u00bc\u00af",
            "\u001aE\u00df\u00a3",
            "\0\0\1\u00ba",
            "\u0089HDF",
            "\u0093NUMPY",
            "SQLite format 3",
            "\0\5\u0016\7",
            "\u00d0\u00cf\u0011\u00e0",
            "....ftypheic",
            "....ftypavif",
            "....ftypmp42",
            "........WAVE",
            "........AVI ",
            "....jP  \r\n",
            "\u00ff\n",
            "II+\0",
            "....moov",
            "\1\2\3\4\5\6\7")) {
      assertTold(Arrays.copyOf(bytes(start), LENGTH));
    }
  }

  @Test
  void every_text_and_every_file_of_nothing_is_named_in_chinese() {
    for (String text :
        List.of(
            "",
            "few",
            "\0".repeat(LENGTH),
            "version https://git-lfs.github.com/spec/v1",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<!doctype html><title>not found</title>",
            "<?xml version='1.0'?><note/>",
            "Dear diary, no photo today.")) {
      assertTold(bytes(text));
    }
  }

  @Test
  void every_broken_picture_is_named_in_chinese() throws Exception {
    for (String format : List.of("png", "jpg", "gif", "bmp", "tif")) {
      byte[] whole = picture(format);
      assertTold(Arrays.copyOf(whole, whole.length / 2));
    }
    byte[] png = picture("png");
    png[20] ^= 1; // its width, which the checksum of its header guards
    assertTold(png);
  }

  private static void assertTold(byte[] file) {
    String english = said(file);
    String chinese = Words.of(Language.CHINESE).phrase(english);
    assertThat(chinese).as(english).containsPattern("\\p{IsHan}");
    assertThat(COMMAND.matcher(chinese).replaceAll(""))
        .as(english)
        .doesNotContainPattern("\\b[a-z]{2,} [a-z]{2,}\\b");
  }
}
