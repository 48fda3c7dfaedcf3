package graft.core.words;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Puts sentences into words, from the templates of {@code messages.properties}. */
public final class Words {
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
    String text = template(sentence.key());
    for (Map.Entry<String, String> value : sentence.values().entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    int hole = text.indexOf('{');
    if (hole >= 0 && text.indexOf('}', hole) > hole && sentence.values().isEmpty()) {
      throw new IllegalArgumentException(
          "The template " + sentence.key() + " wants a value, got none: " + text);
    }
    return text;
  }

  private String template(String key) {
    try {
      return templates.getString(key);
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException("There is no message template called " + key, e);
    }
  }
}
