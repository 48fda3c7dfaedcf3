package graft.core.python;

import graft.core.python.Term.Name;
import graft.core.python.Term.Nothing;
import graft.core.python.Term.Opaque;
import graft.core.python.Term.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * By precedence climbing, in the order of "Expressions" in Python's reference. Only arithmetic is
 * kept as what it is; of everything else that combines terms it matters only which calls stand in
 * it.
 */
/** Reads expressions. */
final class ExpressionParser {
  /** Levels of brackets, or of operators in a row, that are followed. */
  static final int DEEPEST = 200;

  private static final Map<String, Integer> BINARY =
      Map.ofEntries(
          Map.entry("or", 1),
          Map.entry("and", 2),
          Map.entry("in", 3),
          Map.entry("not", 3),
          Map.entry("is", 3),
          Map.entry("<", 3),
          Map.entry(">", 3),
          Map.entry("<=", 3),
          Map.entry(">=", 3),
          Map.entry("==", 3),
          Map.entry("!=", 3),
          Map.entry("|", 4),
          Map.entry("^", 5),
          Map.entry("&", 6),
          Map.entry("<<", 7),
          Map.entry(">>", 7),
          Map.entry("+", 8),
          Map.entry("-", 8),
          Map.entry("*", 9),
          Map.entry("/", 9),
          Map.entry("//", 9),
          Map.entry("%", 9),
          Map.entry("@", 9));

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "//", "%", "**");

  private final Tokens tokens;
  private final AtomParser atoms;
  private int depth;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
    this.atoms = new AtomParser(tokens, this);
  }

  /** One or more expressions with commas between, as a tuple if there is a comma. */
  Term tuple() {
    Term first = starred();
    if (!tokens.isSign(",")) {
      return first;
    }
    List<Term> terms = new ArrayList<>(List.of(first));
    while (tokens.skipSign(",")) {
      if (endsTuple()) {
        break;
      }
      terms.add(starred());
    }
    return new Term.Items(terms);
  }

  private boolean endsTuple() {
    return tokens.atEnd() || tokens.isSign(Set.of("=", ")", "]", "}", ":", ";"));
  }

  private Term starred() {
    return tokens.skipSign("*") ? new Opaque(List.of(expression())) : expression();
  }

  /** One expression. */
  Term expression() {
    if (++depth > DEEPEST) {
      throw tokens.fault();
    }
    try {
      return tokens.isWord("lambda") ? lambda() : conditional();
    } finally {
      depth--;
    }
  }

  private Term lambda() {
    tokens.take();
    List<Term> inner = new ArrayList<>();
    while (!tokens.skipSign(":")) {
      if (tokens.skipSign("=")) {
        inner.add(expression());
      } else if (tokens.atEnd()) {
        throw tokens.fault();
      } else {
        tokens.take();
      }
    }
    inner.add(expression());
    return new Opaque(inner);
  }

  private Term conditional() {
    Term term = binary(1);
    if (tokens.skipSign(":=")) {
      return new Opaque(List.of(expression()));
    }
    if (!tokens.skipWord("if")) {
      return term;
    }
    Term condition = binary(1);
    if (!tokens.skipWord("else")) {
      throw tokens.fault();
    }
    return new Opaque(List.of(term, condition, expression()));
  }

  private Term binary(int least) {
    Term left = unary();
    int operators = 0;
    while (level() >= least) {
      if (++operators > DEEPEST) {
        throw tokens.fault();
      }
      int level = level();
      String operator = operator();
      left = combined(operator, left, binary(level + 1));
    }
    return left;
  }

  /** The level of the operator that comes next; 0 where none does. */
  private int level() {
    Token next = tokens.next();
    return switch (next.kind()) {
      case SIGN -> BINARY.getOrDefault(next.text(), 0);
      case NAME ->
          next.text().equals("not") && !tokens.afterNext().isWord("in")
              ? 0
              : BINARY.getOrDefault(next.text(), 0);
      case NUMBER, STRING, TEMPLATE, END -> 0;
    };
  }

  private String operator() {
    String operator = tokens.take().text();
    if (operator.equals("not")) {
      tokens.take(); // "not in"
    } else if (operator.equals("is")) {
      tokens.skipWord("not");
    }
    return operator;
  }

  private static Term combined(String operator, Term left, Term right) {
    return ARITHMETIC.contains(operator)
        ? new Operation(operator, left, right)
        : new Opaque(List.of(left, right));
  }

  private Term unary() {
    if (++depth > DEEPEST) {
      throw tokens.fault();
    }
    try {
      if (tokens.skipWord("not") || tokens.skipSign("~")) {
        return new Opaque(List.of(unary()));
      }
      if (tokens.isSign(Set.of("+", "-"))) {
        return new Operation(tokens.take().text(), new Nothing(), unary());
      }
      tokens.skipWord("await");
      return power();
    } finally {
      depth--;
    }
  }

  private Term power() {
    Term base = atoms.withTrailers();
    return tokens.skipSign("**") ? new Operation("**", base, unary()) : base;
  }

  /** Names in dots, "a.b.c". */
  static Term name(Term of, String name) {
    return of instanceof Name path
        ? new Name(path.path() + "." + name)
        : new Term.Attribute(of, name);
  }
}
