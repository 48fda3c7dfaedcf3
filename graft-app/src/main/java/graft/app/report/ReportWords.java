package graft.app.report;

import graft.core.head.HeadRecipe;
import graft.core.words.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report's sentences in one language, from {@code report.properties} and {@code
 * report_zh.properties}; what is said outside the report too comes from graft-core's {@link Words}.
 */
public final class ReportWords {
  private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z]+)}");

  private final ResourceBundle templates;
  private final Words messages;

  private ReportWords(ResourceBundle templates, Words messages) {
    this.templates = templates;
    this.messages = messages;
  }

  public static ReportWords of(Locale locale) {
    return new ReportWords(
        ResourceBundle.getBundle(
            "graft.app.report.report",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        Words.of(locale));
  }

  /** The language, as HTML names it. */
  public String language() {
    return say("language");
  }

  /** Whether there is such a sentence. */
  public boolean has(String key) {
    return templates.containsKey(key);
  }

  /**
   * The sentence with its holes filled.
   *
   * @param values name and value in turn: {@code "photos", 3}
   * @throws IllegalArgumentException if the sentence or a value it wants is missing
   */
  public String say(String key, Object... values) {
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i + 1 < values.length; i += 2) {
      byName.put(values[i].toString(), values[i + 1].toString());
    }
    return HOLE.matcher(template(key))
        .replaceAll(hole -> Matcher.quoteReplacement(value(key, hole.group(1), byName)));
  }

  /** The sentence about a number of things, the hole {@code n}; one thing has its own sentence. */
  public String count(String key, long n) {
    String own = n == 1 && has(key + ".one") ? key + ".one" : key;
    return say(own, "n", Numbers.count(n));
  }

  /** Hyperparameters in words: "rate 0.001, batch 32, dropout 0.5". */
  String recipe(HeadRecipe recipe) {
    return messages.recipe(recipe.asText());
  }

  /** A text that is kept in English, such as a problem's detail. */
  String phrase(String english) {
    return messages.phrase(english);
  }

  private static String value(String key, String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "The sentence %s wants a value for {%s}, got %s".formatted(key, name, values.keySet()));
    }
    return value;
  }

  private String template(String key) {
    try {
      return templates.getString(key);
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException("The report has no sentence called " + key, e);
    }
  }
}
