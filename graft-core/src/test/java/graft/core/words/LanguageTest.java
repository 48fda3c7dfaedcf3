package graft.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static Language of(Map<String, String> environment) {
    return Language.ofEnvironment(environment, Locale.ENGLISH);
  }

  @Test
  void chinese_of_any_country_and_encoding_is_chinese() {
    for (String name :
        "zh zh_CN zh_CN.UTF-8 zh_TW.Big5 zh_SG@pinyin zh-Hans-CN ZH_cn".split(" ", -1)) {
      assertThat(Language.ofLocale(name)).as(name).isEqualTo(Language.CHINESE);
    }
  }

  @Test
  void everything_else_is_english() {
    for (String name : "C POSIX C.UTF-8 en_US.UTF-8 de_DE ja_JP.UTF-8 zha_CN und".split(" ", -1)) {
      assertThat(Language.ofLocale(name)).as(name).isEqualTo(Language.ENGLISH);
    }
    assertThat(Language.ofLocale("")).isEqualTo(Language.ENGLISH);
  }

  @Test
  void the_strongest_variable_that_is_set_decides() {
    assertThat(of(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.CHINESE);
    assertThat(of(Map.of("LANG", "zh_CN.UTF-8", "LC_MESSAGES", "en_US.UTF-8")))
        .isEqualTo(Language.ENGLISH);
    assertThat(of(Map.of("LANG", "en_US.UTF-8", "LC_MESSAGES", "zh_CN", "LC_ALL", "C")))
        .isEqualTo(Language.ENGLISH);
    assertThat(of(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "zh_CN"))).isEqualTo(Language.CHINESE);
  }

  @Test
  void an_empty_variable_counts_as_not_set() {
    assertThat(of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", ""))).isEqualTo(Language.CHINESE);
  }

  @Test
  void other_categories_of_the_locale_do_not_matter() {
    assertThat(of(Map.of("LC_CTYPE", "zh_CN.UTF-8", "LANG", "C"))).isEqualTo(Language.ENGLISH);
  }

  @Test
  void where_no_variable_is_set_the_system_decides() {
    assertThat(of(Map.of())).isEqualTo(Language.ENGLISH);
    assertThat(Language.ofEnvironment(Map.of(), Locale.SIMPLIFIED_CHINESE))
        .isEqualTo(Language.CHINESE);
    assertThat(Language.ofEnvironment(Map.of(), Locale.ROOT)).isEqualTo(Language.ENGLISH);
  }

  @Test
  void a_code_is_two_letters_exactly() {
    assertThat(Language.ofCode("zh")).contains(Language.CHINESE);
    assertThat(Language.ofCode("en")).contains(Language.ENGLISH);
    assertThat(Language.ofCode("zh_CN")).isEmpty();
    assertThat(Language.ofCode("EN")).isEmpty();
    assertThat(Language.ofCode("")).isEmpty();
  }
}
