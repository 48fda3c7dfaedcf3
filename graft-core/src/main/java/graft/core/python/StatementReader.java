package graft.core.python;

import graft.core.python.PythonScript.Called;
import graft.core.python.Term.Name;
import graft.core.python.Term.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Walks through statements, keeps what names are set to, and collects calls. */
final class StatementReader {
  private static final Set<String> AUGMENTED =
      Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", ">>=", "<<=");

  private final Scopes scopes;
  private final Blocks blocks;
  private final Names names;
  private final CallCollector calls;
  private final HeaderReader headers;

  /**
   * At the beginning of a file.
   *
   * @param later what its names are set to in the end
   */
  StatementReader(Scope later) {
    this.scopes = new Scopes(later);
    this.blocks = new Blocks(scopes);
    this.names = new Names(scopes, blocks);
    this.calls = new CallCollector(new Reducer(scopes));
    this.headers = new HeaderReader(blocks, names, calls);
  }

  Scope file() {
    return scopes.file();
  }

  List<Called> calls() {
    return calls.calls();
  }

  /** A cell's blocks end with it. */
  void endCell() {
    blocks.leaveTo(0);
  }

  /** Reads a line, which may hold several statements. */
  void read(LogicalLine line, String cell) {
    blocks.leaveTo(line.indent());
    Tokens tokens = new Tokens(line, cell);
    while (!tokens.atEnd()) {
      if (!tokens.skipSign(";")) {
        statement(tokens, line.indent(), line.tokens().getLast().isSign(":"));
      }
    }
  }

  private void statement(Tokens tokens, int indent, boolean endsWithColon) {
    Token first = tokens.next();
    String word = first.kind() == Token.Kind.NAME ? first.text() : "";
    switch (word) {
      case "import", "from" ->
          Imports.read(tokens, (name, path) -> names.set(name, new Name(path)));
      case "async" -> tokens.take();
      case "def", "class", "for", "with" -> headers.read(tokens, indent);
      case "if", "elif", "while", "else", "try", "finally", "except" ->
          headers.read(tokens, indent);
      case "match", "case" -> {
        if (endsWithColon) {
          headers.read(tokens, indent);
        } else {
          assignment(tokens);
        }
      }
      case "return", "raise", "assert", "del", "global", "nonlocal" -> {
        tokens.take();
        rest(tokens);
      }
      case "pass", "break", "continue" -> tokens.take();
      default -> {
        if (tokens.skipSign("@")) {
          rest(tokens);
        } else {
          assignment(tokens);
        }
      }
    }
  }

  /** What stands behind a word such as return. */
  private void rest(Tokens tokens) {
    if (!tokens.atEnd() && !tokens.isSign(";")) {
      calls.note(new ExpressionParser(tokens).tuple(), "");
      if (tokens.skipWord("from")) {
        calls.note(new ExpressionParser(tokens).expression(), "");
      }
    }
    requireEnd(tokens);
  }

  private static void requireEnd(Tokens tokens) {
    if (!tokens.atEnd() && !tokens.isSign(";")) {
      throw tokens.fault();
    }
  }

  private void assignment(Tokens tokens) {
    List<Term> targets = new ArrayList<>();
    Term value = new ExpressionParser(tokens).tuple();
    if (tokens.skipSign(":")) {
      new ExpressionParser(tokens).expression(); // what type it is
    }
    while (tokens.skipSign("=")) {
      targets.add(value);
      value = new ExpressionParser(tokens).tuple();
    }
    if (tokens.isSign(AUGMENTED)) {
      String sign = tokens.take().text();
      targets.add(value);
      Term by = new ExpressionParser(tokens).tuple();
      value = new Operation(sign.substring(0, sign.length() - 1), value, by);
    }
    requireEnd(tokens);
    calls.note(value, targets.size() == 1 && targets.getFirst() instanceof Name(String p) ? p : "");
    Term reduced = names.reduce(value);
    targets.forEach(target -> names.set(target, reduced));
  }
}
