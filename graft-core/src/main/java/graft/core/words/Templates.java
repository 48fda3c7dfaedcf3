package graft.core.words;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/** The templates of one language, by key. */
final class Templates {
  private final ResourceBundle bundle;

  private Templates(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  static Templates of(Locale locale) {
    return new Templates(
        ResourceBundle.getBundle(
            "graft.core.words.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  Set<String> keys() {
    return bundle.keySet();
  }

  /**
   * The template of this key.
   *
   * @throws IllegalArgumentException if there is none
   */
  String get(String key) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException("There is no message template called " + key, e);
    }
  }

  /** The template of this key, or nothing. */
  Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }
}
