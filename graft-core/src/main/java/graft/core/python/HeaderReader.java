package graft.core.python;

import graft.core.python.Term.Opaque;
import graft.core.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the lines that blocks begin with: functions, classes, conditions, loops. */
final class HeaderReader {
  private final Blocks blocks;
  private final Names names;
  private final CallCollector calls;

  HeaderReader(Blocks blocks, Names names, CallCollector calls) {
    this.blocks = blocks;
    this.names = names;
    this.calls = calls;
  }

  /** Reads one up to its colon, and begins its block. */
  void read(Tokens tokens, int indent) {
    switch (tokens.take().text()) {
      case "def" -> function(tokens, indent);
      case "class" -> type(tokens, indent);
      case "for" -> loop(tokens, indent);
      case "with" -> with(tokens);
      case "match", "case" -> pattern(tokens, indent);
      default -> branch(tokens, indent);
    }
    tokens.requireSign(":");
  }

  private void function(Tokens tokens, int indent) {
    tokens.requireName();
    blocks.enterScope(indent, "");
    tokens.requireSign("(");
    while (!tokens.skipSign(")")) {
      parameter(tokens);
      if (!tokens.skipSign(",") && !tokens.isSign(")")) {
        throw tokens.fault();
      }
    }
    if (tokens.skipSign("->")) {
      new ExpressionParser(tokens).expression();
    }
  }

  private void parameter(Tokens tokens) {
    Set<String> marks = Set.of("/", "*", "**");
    if (tokens.isSign(marks)) {
      tokens.take();
    }
    if (tokens.isSign(Set.of(",", ")"))) {
      return;
    }
    String name = tokens.requireName();
    if (tokens.skipSign(":")) {
      new ExpressionParser(tokens).expression();
    }
    Term value = new Opaque(List.of());
    if (tokens.skipSign("=")) {
      Term otherwise = new ExpressionParser(tokens).expression();
      calls.note(otherwise, "");
      value = names.reduce(otherwise);
    }
    names.declare(name, value);
  }

  private void type(Tokens tokens, int indent) {
    String name = tokens.requireName();
    if (tokens.skipSign("(")) {
      tokens.skipToClosing();
      tokens.requireSign(")");
    }
    blocks.enterScope(indent, name);
  }

  private void branch(Tokens tokens, int indent) {
    tokens.skipSign("*");
    if (!tokens.isSign(":")) {
      calls.note(new ExpressionParser(tokens).tuple(), "");
      if (tokens.skipWord("as")) {
        tokens.requireName();
      } else if (tokens.skipSign(",")) {
        tokens.requireName();
      }
    }
    blocks.enterBranch(indent);
  }

  /** What is matched is not looked into: it sets names to what nobody knows. */
  private void pattern(Tokens tokens, int indent) {
    while (!tokens.atEnd() && !(tokens.isSign(":") && tokens.afterNext().kind() == Kind.END)) {
      tokens.take();
    }
    blocks.enterBranch(indent);
  }

  private void loop(Tokens tokens, int indent) {
    List<String> targets = new ArrayList<>();
    while (!tokens.skipWord("in")) {
      if (tokens.atEnd()) {
        throw tokens.fault();
      }
      Token token = tokens.take();
      if (token.kind() == Kind.NAME) {
        targets.add(token.text());
      }
    }
    calls.note(new ExpressionParser(tokens).tuple(), "");
    blocks.enterBranch(indent);
    targets.forEach(name -> names.set(name, new Opaque(List.of())));
  }

  private void with(Tokens tokens) {
    do {
      calls.note(new ExpressionParser(tokens).expression(), "");
      if (tokens.skipWord("as")) {
        new ExpressionParser(tokens).expression();
      }
    } while (tokens.skipSign(","));
  }
}
