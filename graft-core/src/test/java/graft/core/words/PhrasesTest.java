package graft.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private final Words chinese = Words.of(Language.CHINESE);

  @Test
  void a_text_that_is_kept_in_english_is_told_in_chinese() {
    assertThat(chinese.phrase("The same pixels as daisy/0.jpg."))
        .isEqualTo("与 daisy/0.jpg 像素完全相同。");
    assertThat(
            chinese.phrase(
                "The class has 3 photo(s); 5 or more are needed to learn and to check it."))
        .isEqualTo("该类别只有 3 张照片；要学习并检验它，至少需要 5 张。");
  }

  @Test
  void the_phrase_with_most_fixed_text_is_taken() {
    assertThat(
            chinese.phrase(
                "The same pixels as a.jpg, but labelled cat there and dog here: one of them must be"
                    + " wrong."))
        .isEqualTo("与 a.jpg 像素完全相同，但那张的标签是 cat，这张是 dog：必有一个标错了。");
    assertThat(chinese.phrase("The name says nothing, the bytes say PNG; it is used as it is."))
        .isEqualTo("扩展名：无；实际内容：PNG。按内容照常使用。");
  }

  @Test
  void a_phrase_within_a_phrase_is_told_too() {
    assertThat(
            chinese.phrase(
                "It is a HEIC photo, which is not read: convert it (heif-convert photo.heic"
                    + " photo.jpg)."))
        .isEqualTo("这是HEIC 照片，无法读取：请转换格式（heif-convert photo.heic photo.jpg）。");
    assertThat(
            chinese.phrase(
                "The folder cannot be listed (permission denied); its photos are left out."))
        .isEqualTo("文件夹无法列出（没有权限），其中的照片未使用。");
  }

  @Test
  void names_may_hold_anything() {
    assertThat(chinese.phrase("The same pixels as a\n{path}$1.jpg."))
        .isEqualTo("与 a\n{path}$1.jpg 像素完全相同。");
  }

  @Test
  void english_and_texts_of_others_stay_as_they_are() {
    for (String text : List.of("The same pixels as a.jpg.", "Input/output error", "", "一句话")) {
      assertThat(Words.english().phrase(text)).isEqualTo(text);
    }
    assertThat(chinese.phrase("Input/output error")).isEqualTo("Input/output error");
  }

  @Test
  void every_phrase_is_what_the_code_says() throws IOException {
    String said =
        literals(
            List.of("graft-core", "graft-predict", "graft-vision", "graft-store", "graft-train"));
    Templates english = Templates.of(Locale.ROOT);
    for (String key : english.keys()) {
      if (key.startsWith("phrase.")) {
        for (String piece : Words.HOLE.split(english.get(key), -1)) {
          for (String sentence : piece.split("(?<=\\.) ", -1)) {
            String words = sentence.strip().replaceFirst("\\.$", ""); // which may come by itself
            assertThat(said.contains(words)).as("%s: '%s'", key, sentence).isTrue();
          }
        }
      }
    }
  }

  /** All text in quotes, pieces joined by + as one. */
  private static String literals(List<String> modules) throws IOException {
    Pattern literal = // or a character, which may be a quote
        Pattern.compile("'(?:[^'\\\\]|\\\\.)'|\"((?:[^\"\\\\]|\\\\.)*+)\"");
    StringBuilder said = new StringBuilder();
    for (String module : modules) {
      Path sources = Path.of(System.getProperty("graft.root"), module, "src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher found = literal.matcher(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
          while (found.find()) {
            if (found.group(1) != null) {
              said.append(found.group(1).replace("%%", "%").replace("\\\"", "\"")).append('\n');
            }
          }
        }
      }
    }
    return said.toString();
  }
}
