package graft.core.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/*
 * What is wrong with a photo is kept in English, in result.json and in the feature cache, by code
 * that may not know of languages (graft-predict). Such a text is told in another language by the
 * template that it was made from: the English template is turned into a pattern that finds the
 * values, and the other language's template of the same key takes them.
 */
/** Tells a text that Graft keeps in English in another language. */
final class Phrases {
  private static final String PREFIX = "phrase.";

  private record Phrase(Pattern english, List<String> holes, int letters, String template) {}

  private final List<Phrase> phrases;

  private Phrases(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  /** The phrases of a language; the more of a phrase is fixed, the sooner it is tried. */
  static Phrases of(Templates english, Templates templates) {
    List<Phrase> phrases = new ArrayList<>();
    for (String key : english.keys()) {
      if (key.startsWith(PREFIX)) {
        phrases.add(phrase(english.get(key), templates.get(key)));
      }
    }
    phrases.sort(
        Comparator.comparingInt((Phrase p) -> -p.letters())
            .thenComparing(p -> p.english().pattern()));
    return new Phrases(phrases);
  }

  private static Phrase phrase(String english, String template) {
    StringBuilder pattern = new StringBuilder();
    List<String> holes = new ArrayList<>();
    Matcher hole = Words.HOLE.matcher(english);
    int from = 0;
    int letters = english.length();
    while (hole.find()) {
      pattern.append(Pattern.quote(english.substring(from, hole.start()))).append("(.*)");
      holes.add(hole.group(1));
      letters -= hole.group().length();
      from = hole.end();
    }
    pattern.append(Pattern.quote(english.substring(from)));
    return new Phrase(
        Pattern.compile(pattern.toString(), Pattern.DOTALL), holes, letters, template);
  }

  /** The text in the language; as it is where no template makes it. */
  String tell(String text) {
    for (Phrase phrase : phrases) {
      Optional<Map<String, String>> values = values(phrase, text);
      if (values.isPresent()) {
        return fill(phrase.template(), values.get());
      }
    }
    return text;
  }

  private static Optional<Map<String, String>> values(Phrase phrase, String text) {
    Matcher found = phrase.english().matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < phrase.holes().size(); i++) {
      values.put(phrase.holes().get(i), found.group(i + 1));
    }
    return Optional.of(values);
  }

  /** A value may be a phrase itself, such as "a HEIC photo". */
  private String fill(String template, Map<String, String> values) {
    return Words.HOLE
        .matcher(template)
        .replaceAll(
            hole -> {
              String value = values.getOrDefault(hole.group(1), "");
              return Matcher.quoteReplacement("phrase".equals(hole.group(2)) ? tell(value) : value);
            });
  }
}
