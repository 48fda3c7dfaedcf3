package graft.core.words;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts sentences into words, from the templates of {@code messages.properties}. */
public final class Words {
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

  private final ResourceBundle templates;

  private Words(ResourceBundle templates) {
    this.templates = templates;
  }

  public static Words of(Locale locale) {
    return new Words(
        ResourceBundle.getBundle(
            "graft.core.words.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  public static Words english() {
    return of(Locale.ROOT);
  }

  /**
   * The sentence in words: each {@code {name}} of its template replaced by the value.
   *
   * @throws IllegalArgumentException if the template is missing or wants a value that is not there
   */
  public String say(Sentence sentence) {
    return HOLE.matcher(template(sentence.key()))
        .replaceAll(hole -> Matcher.quoteReplacement(value(sentence, hole.group(1))));
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

  private String template(String key) {
    try {
      return templates.getString(key);
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException("There is no message template called " + key, e);
    }
  }
}
