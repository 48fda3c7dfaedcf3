package graft.core.python;

import graft.core.python.Token.Kind;
import java.util.List;
import java.util.Set;

/** The tokens of a statement, taken one after the other. */
final class Tokens {
  private final List<Token> tokens;
  private final Token end;
  private final String cell;
  private int at;

  /**
   * The tokens of a line.
   *
   * @param cell the text that they were cut from
   */
  Tokens(LogicalLine line, String cell) {
    this.tokens = line.tokens();
    this.cell = cell;
    Token last = tokens.getLast();
    this.end = new Token(Kind.END, "", last.place(), last.end(), last.end());
  }

  Token next() {
    return at < tokens.size() ? tokens.get(at) : end;
  }

  /** The one behind the next. */
  Token afterNext() {
    return at + 1 < tokens.size() ? tokens.get(at + 1) : end;
  }

  Token take() {
    Token taken = next();
    at = Math.min(at + 1, tokens.size());
    return taken;
  }

  boolean atEnd() {
    return next().kind() == Kind.END;
  }

  boolean isSign(String sign) {
    return next().isSign(sign);
  }

  boolean isSign(Set<String> signs) {
    return next().kind() == Kind.SIGN && signs.contains(next().text());
  }

  boolean isWord(String word) {
    return next().isWord(word);
  }

  /** Takes the sign if it is the next. */
  boolean skipSign(String sign) {
    boolean is = isSign(sign);
    at += is ? 1 : 0;
    return is;
  }

  /** Takes the word if it is the next. */
  boolean skipWord(String word) {
    boolean is = isWord(word);
    at += is ? 1 : 0;
    return is;
  }

  void requireSign(String sign) {
    if (!skipSign(sign)) {
      throw fault();
    }
  }

  String requireName() {
    if (next().kind() != Kind.NAME) {
      throw fault();
    }
    return take().text();
  }

  SyntaxFault fault() {
    return new SyntaxFault(next().place());
  }

  /** What was taken since that token, as it is written. */
  String writtenSince(Token first) {
    return Written.of(cell, first.start(), at == 0 ? first.end() : tokens.get(at - 1).end());
  }

  /** Takes what is left up to the bracket that closes the one around, and leaves that. */
  void skipToClosing() {
    int depth = 0;
    while (!atEnd() && (depth > 0 || !isSign(Set.of(")", "]", "}")))) {
      String text = next().kind() == Kind.SIGN ? next().text() : "";
      depth += "([{".contains(text) && !text.isEmpty() ? 1 : 0;
      depth -= ")]}".contains(text) && !text.isEmpty() ? 1 : 0;
      take();
    }
  }
}
