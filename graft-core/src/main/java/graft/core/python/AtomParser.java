package graft.core.python;

import graft.core.python.Term.Argument;
import graft.core.python.Term.Call;
import graft.core.python.Term.Flag;
import graft.core.python.Term.Index;
import graft.core.python.Term.Items;
import graft.core.python.Term.Mapping;
import graft.core.python.Term.Name;
import graft.core.python.Term.Nothing;
import graft.core.python.Term.Opaque;
import graft.core.python.Term.Slice;
import graft.core.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what expressions are made of: literals, names, brackets, and what is called on them. */
final class AtomParser {
  /** Words that no expression begins with. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "as",
          "assert",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "nonlocal",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with");

  private final Tokens tokens;
  private final ExpressionParser expressions;

  AtomParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** An atom with its calls, attributes and indices. */
  Term withTrailers() {
    Term term = atom();
    for (int trailers = 0; ; trailers++) {
      if (trailers > ExpressionParser.DEEPEST) {
        throw tokens.fault();
      }
      Place place = tokens.next().place();
      if (tokens.skipSign(".")) {
        term = ExpressionParser.name(term, tokens.requireName());
      } else if (tokens.skipSign("(")) {
        term = new Call(term, arguments(), place);
      } else if (tokens.skipSign("[")) {
        term = new Index(term, index());
      } else {
        return term;
      }
    }
  }

  private Term atom() {
    Token token = tokens.take();
    return switch (token.kind()) {
      case NUMBER -> Literals.number(token);
      case STRING, TEMPLATE -> Literals.strings(token, tokens);
      case NAME -> word(token);
      case SIGN -> bracket(token);
      case END -> throw new SyntaxFault(token.place());
    };
  }

  private Term word(Token token) {
    return switch (token.text()) {
      case "True" -> new Flag(true);
      case "False" -> new Flag(false);
      case "None" -> new Nothing();
      case "yield" ->
          tokens.skipWord("from") || !ends()
              ? new Opaque(List.of(expressions.tuple()))
              : new Nothing();
      default -> {
        if (KEYWORDS.contains(token.text())) {
          throw new SyntaxFault(token.place());
        }
        yield new Name(token.text());
      }
    };
  }

  private boolean ends() {
    return tokens.atEnd() || tokens.isSign(Set.of(")", "]", "}", "=", ";"));
  }

  private Term bracket(Token token) {
    return switch (token.text()) {
      case "(" -> inParentheses();
      case "[" -> list();
      case "{" -> dict();
      case "..." -> new Nothing();
      default -> throw new SyntaxFault(token.place());
    };
  }

  private Term inParentheses() {
    if (tokens.skipSign(")")) {
      return new Items(List.of());
    }
    Term term = expressions.tuple();
    if (skipComprehension()) {
      term = new Opaque(List.of(term));
    }
    tokens.requireSign(")");
    return term;
  }

  private boolean skipComprehension() {
    boolean is = tokens.isWord("for") || tokens.isWord("async");
    if (is) {
      tokens.skipToClosing();
    }
    return is;
  }

  private Term list() {
    List<Term> terms = new ArrayList<>();
    boolean plain = true;
    while (!tokens.skipSign("]")) {
      plain &= !tokens.skipSign("*");
      terms.add(expressions.expression());
      plain &= !skipComprehension();
      requireCommaOr("]");
    }
    return plain ? new Items(terms) : new Opaque(terms);
  }

  private void requireCommaOr(String closing) {
    if (!tokens.skipSign(",") && !tokens.isSign(closing)) {
      throw tokens.fault();
    }
  }

  private Term dict() {
    List<Term> keys = new ArrayList<>();
    List<Term> values = new ArrayList<>();
    boolean plain = true;
    while (!tokens.skipSign("}")) {
      plain &= !tokens.skipSign("**") && !tokens.skipSign("*");
      keys.add(expressions.expression());
      boolean pair = tokens.skipSign(":");
      plain &= pair; // else a set, or a dict that is spread
      values.add(pair ? expressions.expression() : new Nothing());
      plain &= !skipComprehension();
      requireCommaOr("}");
    }
    if (plain) {
      return new Mapping(keys, values);
    }
    keys.addAll(values);
    return new Opaque(keys);
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    while (!tokens.skipSign(")")) {
      arguments.add(argument());
      skipComprehension();
      requireCommaOr(")");
    }
    return arguments;
  }

  private Argument argument() {
    Place place = tokens.next().place();
    String name = "";
    if (tokens.isSign(Set.of("*", "**"))) {
      name = tokens.take().text();
    } else if (tokens.next().kind() == Kind.NAME && tokens.afterNext().isSign("=")) {
      name = tokens.take().text();
      tokens.take();
    }
    Token first = tokens.next();
    Term value = expressions.expression();
    return new Argument(name, value, place, tokens.writtenSince(first));
  }

  private Term index() {
    Term at = slice();
    if (tokens.isSign(",")) {
      tokens.skipToClosing();
      at = new Opaque(List.of(at));
    }
    tokens.requireSign("]");
    return at;
  }

  private Term slice() {
    Term from = tokens.isSign(":") ? new Nothing() : expressions.expression();
    if (!tokens.skipSign(":")) {
      return from;
    }
    Set<String> ends = Set.of("]", ",", ":");
    Term to = tokens.isSign(ends) ? new Nothing() : expressions.expression();
    if (!tokens.skipSign(":")) {
      return new Slice(from, to);
    }
    if (!tokens.isSign(ends)) {
      expressions.expression();
    }
    return new Opaque(List.of(from, to));
  }
}
