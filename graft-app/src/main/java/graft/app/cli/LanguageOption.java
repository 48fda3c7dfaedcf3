package graft.app.cli;

import graft.core.words.Language;
import graft.core.words.Words;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The language of what a command says. What it is where nobody says so, {@link Graft} knows from
 * the terminal.
 */
final class LanguageOption {
  static final String NAME = "--lang";

  @Option(
      names = NAME,
      paramLabel = "en|zh",
      converter = Code.class,
      description = "The language of messages and the report (default: the locale's).")
  private Language language = Language.ENGLISH;

  Language language() {
    return language;
  }

  Words words() {
    return Words.of(language);
  }

  /** Reads "en" and "zh". */
  static final class Code implements ITypeConverter<Language> {
    @Override
    public Language convert(String value) {
      return Language.ofCode(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "the language must be %s, got '%s'"
                          .formatted(
                              Arrays.stream(Language.values())
                                  .map(Language::code)
                                  .collect(Collectors.joining(" or ")),
                              value)));
    }
  }
}
