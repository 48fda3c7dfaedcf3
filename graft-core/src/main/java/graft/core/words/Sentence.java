package graft.core.words;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something said to people, not yet in a language: a template's key and the values that go in.
 *
 * @param key of the template, such as "study.start"
 * @param values by name: numbers as people read them, hyperparameters as {@link
 *     graft.core.head.HeadRecipe#asText} writes them; nothing that belongs to one language
 */
public record Sentence(String key, Map<String, String> values) {
  public Sentence {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public static Sentence of(String key) {
    return new Sentence(key, Map.of());
  }

  /** The same with one more value. */
  public Sentence with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value.toString());
    return new Sentence(key, more);
  }

  /** The same values under another key: this one with an ending, such as ".seen". */
  public Sentence part(String ending) {
    return new Sentence(key + ending, values);
  }
}
