package graft.core.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A language that Graft speaks. */
public enum Language {
  ENGLISH("en", Locale.ENGLISH),
  CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

  /** The variables that name the language of messages, the strongest first (POSIX, chapter 8.2). */
  private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  private static final Pattern CHINESE_LOCALE = Pattern.compile("(?i)zh(?:[-_.@].*)?");

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** Its two letters (ISO 639-1): "en" or "zh". */
  public String code() {
    return code;
  }

  /** The locale under which its templates are found. */
  public Locale locale() {
    return locale;
  }

  /** The language of exactly these two letters; empty where Graft does not speak it. */
  public static Optional<Language> ofCode(String code) {
    return Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
  }

  /**
   * The language of a locale's name as POSIX ("zh_CN.UTF-8") or BCP 47 ("zh-Hans-CN") writes it:
   * Chinese for Chinese of any country, English for everything else.
   */
  public static Language ofLocale(String name) {
    return CHINESE_LOCALE.matcher(name).matches() ? CHINESE : ENGLISH;
  }

  /**
   * The language that the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is
   * set and not empty decides.
   *
   * @param system the system's own locale, which decides where none of them is set
   */
  public static Language ofEnvironment(Map<String, String> environment, Locale system) {
    return VARIABLES.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(Language::ofLocale)
        .orElseGet(() -> ofLocale(system.toLanguageTag()));
  }
}
