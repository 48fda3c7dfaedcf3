package graft.core.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/*
 * A setting called NAME is said by the template recipe.NAME, with its value in {v}. Where the value
 * is a word, such as a schedule's, recipe.NAME.VALUE says it; an empty template says nothing. So
 * another setting is another line in each messages file, and no code.
 */
/**
 * Says hyperparameters: "learningRate=0.001 batchSize=32 dropout=0.5" becomes "rate 0.001, batch
 * 32, dropout 0.5". Numbers are said with three digits that count.
 */
final class RecipeWords {
  private static final Pattern SETTING = Pattern.compile("(\\w+)=(\\S+)");
  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(?:[eE]-?\\d+)?");
  private static final Set<String> NOT_IN_USE = Set.of("0", "0.0", "none", "false");
  private static final MathContext DIGITS = new MathContext(3);

  private final Templates templates;

  RecipeWords(Templates templates) {
    this.templates = templates;
  }

  /** The settings in words; a text of any other form, as old studies hold, as it is. */
  String say(String text) {
    List<String> said = new ArrayList<>();
    for (String setting : text.split(" ", -1)) {
      Optional<String> words = setting(setting);
      if (words.isEmpty()) {
        return text;
      }
      words.filter(w -> !w.isEmpty()).ifPresent(said::add);
    }
    return String.join(templates.get("recipe.comma"), said);
  }

  /** One setting; nothing where it is none that is known, an empty text where it is not in use. */
  private Optional<String> setting(String text) {
    Matcher setting = SETTING.matcher(text);
    if (!setting.matches()) {
      return Optional.empty();
    }
    String key = "recipe." + setting.group(1);
    String value = setting.group(2);
    Optional<String> own = templates.find(key + "." + value);
    if (own.isPresent()) {
      return own;
    }
    int at = value.indexOf('@'); // "flip@2": a count beside the value
    String first = at < 0 ? value : value.substring(0, at);
    return templates
        .find(key)
        .map(
            t ->
                NOT_IN_USE.contains(value)
                    ? ""
                    : t.replace("{v}", number(first)).replace("{n}", value.substring(at + 1)));
  }

  private static String number(String value) {
    return FRACTION.matcher(value).matches()
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : value;
  }
}
