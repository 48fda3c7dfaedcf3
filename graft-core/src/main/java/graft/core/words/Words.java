package graft.core.words;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts sentences into the words of a language, from the templates of {@code messages.properties}
 * and {@code messages_zh.properties}.
 *
 * <p>A template's hole {@code {name}} takes the value as it is; {@code {name:recipe}} says
 * hyperparameters in words; {@code {name:phrase}} tells a text that Graft keeps in English; {@code
 * {name:settings}} says settings that stand in braces.
 */
public final class Words {
  static final Pattern HOLE = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

  private static final Pattern SETTINGS = Pattern.compile("\\{([^{}]*)\\}");

  private final Templates templates;
  private final RecipeWords recipes;
  private final Phrases phrases;

  private Words(Templates templates) {
    this.templates = templates;
    this.recipes = new RecipeWords(templates);
    this.phrases = Phrases.of(Templates.of(Locale.ROOT), templates);
  }

  public static Words of(Language language) {
    return of(language.locale());
  }

  /** The words of a locale's language; English where Graft does not speak it. */
  public static Words of(Locale locale) {
    return new Words(Templates.of(locale));
  }

  public static Words english() {
    return of(Language.ENGLISH);
  }

  /**
   * The sentence in words: each hole of its template filled.
   *
   * @throws IllegalArgumentException if the template is missing, wants a value that is not there,
   *     or wants it said in a way that is not known
   */
  public String say(Sentence sentence) {
    return HOLE.matcher(templates.get(sentence.key()))
        .replaceAll(hole -> Matcher.quoteReplacement(filled(sentence, hole)));
  }

  /** The same, or nothing where there is no such template. */
  public Optional<String> find(Sentence sentence) {
    return templates.find(sentence.key()).map(template -> say(sentence));
  }

  /**
   * A text in which settings stand in braces, such as "{dropout=0.2} -0.012; {l2=0.1} -0.010": each
   * said in words, the rest as it is.
   */
  public String settings(String text) {
    return SETTINGS
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(recipe(found.group(1))));
  }

  /** Hyperparameters, such as "learningRate=0.001 batchSize=32"; any other text as it is. */
  public String recipe(String settings) {
    return recipes.say(settings);
  }

  /** A text that Graft keeps in English, such as a problem's detail; any other text as it is. */
  public String phrase(String english) {
    return phrases.tell(english);
  }

  private String filled(Sentence sentence, MatchResult hole) {
    String value = value(sentence, hole.group(1));
    @Nullable String way = hole.group(2);
    if (way == null) {
      return value;
    }
    return switch (way) {
      case "recipe" -> recipe(value);
      case "phrase" -> phrase(value);
      case "settings" -> settings(value);
      default ->
          throw new IllegalArgumentException(
              "The template %s says {%s} in the way 'recipe', 'phrase' or 'settings', got '%s'"
                  .formatted(sentence.key(), hole.group(1), way));
    };
  }

  private static String value(Sentence sentence, String name) {
    String value = sentence.values().get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "The template %s wants a value called %s, got %s"
              .formatted(sentence.key(), name, sentence.values().keySet()));
    }
    return value;
  }
}
