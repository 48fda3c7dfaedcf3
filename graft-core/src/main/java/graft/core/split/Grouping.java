package graft.core.split;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which photos belong together, by their names: those of one patient, one video, one plant.
 *
 * @param pattern a name with <code>{group}</code> where the group stands, <code>*</code> for
 *     anything and <code>?</code> for one character, such as <code>patient_{group}_*</code>; or a
 *     regular expression with one group in parentheses. It is for the whole name of the file, or,
 *     with a slash in it, for its path from the photos' folder on. Empty where every picture stands
 *     for itself
 */
public record Grouping(String pattern) {
  /** Every picture stands for itself. */
  public static final Grouping NONE = new Grouping("");

  private static final String GROUP = "{group}";

  public Grouping {
    compiled(pattern);
  }

  /** Whether every picture stands for itself. */
  public boolean isNone() {
    return pattern.isEmpty();
  }

  /** Tells the groups of many photos. */
  Reader reader() {
    return new Reader(compiled(pattern), pattern.contains("/"));
  }

  /** The group that a path belongs to; empty where the pattern is not for it. */
  public Optional<String> groupOf(String path) {
    return reader().groupOf(path);
  }

  /** A pattern that is ready to be asked. */
  record Reader(Pattern pattern, boolean ofPath) {
    Optional<String> groupOf(String path) {
      Matcher name = pattern.matcher(ofPath ? path : path.substring(path.lastIndexOf('/') + 1));
      return name.matches() ? Optional.ofNullable(name.group(1)) : Optional.empty();
    }
  }

  private static Pattern compiled(String pattern) {
    return pattern.contains(GROUP) ? ofName(pattern) : ofExpression(pattern);
  }

  private static Pattern ofName(String pattern) {
    int at = pattern.indexOf(GROUP);
    String after = pattern.substring(at + GROUP.length());
    if (after.contains(GROUP)) {
      throw new IllegalArgumentException(
          "The pattern must hold {group} once, got '%s' (--group-by)".formatted(pattern));
    }
    return Pattern.compile(expression(pattern.substring(0, at)) + "([^/]+?)" + expression(after));
  }

  private static String expression(String text) {
    StringBuilder expression = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                expression.append(
                    switch (c) {
                      case '*' -> "[^/]*?";
                      case '?' -> "[^/]";
                      default -> Pattern.quote(Character.toString(c));
                    }));
    return expression.toString();
  }

  private static Pattern ofExpression(String pattern) {
    try {
      Pattern compiled = Pattern.compile(pattern);
      int groups = compiled.matcher("").groupCount();
      if (!pattern.isEmpty() && groups != 1) {
        throw new IllegalArgumentException(
            ("The pattern must hold {group}, as in 'patient_{group}_*', or be a regular expression"
                    + " with one group in parentheses, got '%s' with %d (--group-by)")
                .formatted(pattern, groups));
      }
      return compiled;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          ("The pattern must hold {group}, as in 'patient_{group}_*', or be a regular expression"
                  + " with one group in parentheses, got '%s': %s (--group-by)")
              .formatted(pattern, e.getDescription()),
          e);
    }
  }
}
