package graft.core.python;

import graft.core.python.Term.Name;
import graft.core.python.Term.Num;
import graft.core.python.Term.Opaque;
import graft.core.python.Term.Operation;
import graft.core.python.Term.Text;
import graft.core.python.Token.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and strings. */
final class Literals {
  private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");

  private Literals() {}

  /** A number; one that a double does not hold, or a complex one, is not computed. */
  static Term number(Token token) {
    String text = token.text().replace("_", "").toLowerCase(Locale.ROOT);
    if (text.startsWith("0x")) {
      return new Num(new BigInteger("0" + text.substring(2), 16).doubleValue(), true);
    }
    if (text.startsWith("0b") || text.startsWith("0o") || text.endsWith("j")) {
      return new Opaque(List.of());
    }
    try {
      return new Num(Double.parseDouble(text), text.chars().allMatch(Character::isDigit));
    } catch (NumberFormatException e) {
      throw new SyntaxFault(token.place());
    }
  }

  /** Strings beside each other are one. */
  static Term strings(Token first, Tokens tokens) {
    Term text = string(first);
    while (tokens.next().kind() == Kind.STRING || tokens.next().kind() == Kind.TEMPLATE) {
      Term next = string(tokens.take());
      text =
          text instanceof Text(String a) && next instanceof Text(String b)
              ? new Text(a + b)
              : new Operation("+", text, next);
    }
    return text;
  }

  /** A string; one with holes is a sum if they hold plain names. */
  private static Term string(Token token) {
    if (token.kind() == Kind.STRING) {
      return new Text(token.text());
    }
    if (token.text().contains("{{")) {
      return new Opaque(List.of());
    }
    Term sum = new Text("");
    Matcher hole = HOLE.matcher(token.text());
    int from = 0;
    while (hole.find()) {
      if (!hole.group(1).matches("[\\p{L}_][\\p{L}\\d_.]{0,80}")) {
        return new Opaque(List.of());
      }
      sum = new Operation("+", sum, new Text(token.text().substring(from, hole.start())));
      sum = new Operation("+", sum, new Name(hole.group(1)));
      from = hole.end();
    }
    return from == 0
        ? new Text(token.text())
        : new Operation("+", sum, new Text(token.text().substring(from)));
  }
}
