package graft.core.python;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A string literal: where it ends and what it says.
 *
 * @param value with its escapes resolved, unless it is a raw one
 * @param template whether it has holes that Python fills
 * @param end where it has ended
 */
record Quoted(String value, boolean template, int end) {
  private static final Pattern START =
      Pattern.compile("(?i)([rbuft]{0,2})(\"\"\"|'''|\"|')", Pattern.UNICODE_CASE);

  /** Whether a string starts there. */
  static boolean startsAt(String text, int at) {
    return start(text, at).isPresent();
  }

  private static Optional<Matcher> start(String text, int at) {
    Matcher start = START.matcher(text).region(at, Math.min(text.length(), at + 5));
    return start.lookingAt() ? Optional.of(start) : Optional.empty();
  }

  /** The string that starts there, or nothing where it has no end. */
  static Optional<Quoted> read(String text, int at) {
    Matcher start = start(text, at).orElseThrow();
    String prefix = start.group(1).toLowerCase(Locale.ROOT);
    String quote = start.group(2);
    boolean template = prefix.contains("f") || prefix.contains("t");
    int from = start.end();
    int end = end(text, from, quote, template);
    if (end < 0) {
      return Optional.empty();
    }
    String body = text.substring(from, end);
    String value = prefix.contains("r") ? body : resolved(body);
    return Optional.of(new Quoted(value, template, end + quote.length()));
  }

  /** Where the closing quote stands, or -1. */
  private static int end(String text, int from, String quote, boolean template) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith(quote, at)) {
        return at;
      }
      if (c == '\n' && quote.length() == 1) {
        return -1;
      }
      if (c == '\\') {
        at += 2;
      } else if (template && c == '{' && !text.startsWith("{{", at)) {
        at = hole(text, at + 1);
      } else {
        at += template && c == '{' ? 2 : 1;
      }
    }
    return -1;
  }

  /** Behind the hole that begins there; a string in it may have any quotes, since Python 3.12. */
  private static int hole(String text, int from) {
    int depth = 1;
    int at = from;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at);
      if (c == '\n') {
        return at;
      }
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, at + 1);
        at = end < 0 ? text.length() : end;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      at++;
    }
    return at;
  }

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(\r?\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", Pattern.DOTALL);

  private static String resolved(String body) {
    if (body.indexOf('\\') < 0) {
      return body;
    }
    return ESCAPE
        .matcher(body)
        .replaceAll(escape -> Matcher.quoteReplacement(resolvedEscape(escape.group(1))));
  }

  private static String resolvedEscape(String code) {
    char first = code.charAt(0);
    return switch (first) {
      case '\r', '\n' -> "";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '\\', '\'', '"' -> code;
      case 'x', 'u' ->
          code.length() == 1
              ? "\\" + code
              : String.valueOf((char) Integer.parseInt(code.substring(1), 16));
      default ->
          Character.digit(first, 8) >= 0
              ? String.valueOf((char) Integer.parseInt(code, 8))
              : "\\" + code;
    };
  }
}
