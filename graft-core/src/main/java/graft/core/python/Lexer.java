package graft.core.python;

import graft.core.python.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/*
 * A statement that cannot be cut into tokens (a string or a bracket without an end) is named, and
 * reading goes on in the line after the one where it went wrong. A bracket that is never closed
 * would swallow the rest of the script: a line that begins at the left edge with a word that no
 * expression can begin with ends it.
 */
/** Cuts a cell into logical lines. */
final class Lexer {
  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+"
              + "|(?:[0-9][0-9_]*+\\.?[0-9_]*+|\\.[0-9][0-9_]*+)(?:[eE][+-]?[0-9_]+)?[jJ]?");

  private static final Pattern SIGN =
      Pattern.compile(
          "\\*\\*=|//=|>>=|<<=|\\.\\.\\.|->|:=|\\*\\*|//|>>|<<|==|!=|<=|>=|[-+*/%@&|^]=|.",
          Pattern.DOTALL);

  private static final Pattern STATEMENT =
      Pattern.compile("(?:import|from|def|class|while|with|return)\\b|try:|@");

  /** Cells in another language than Python begin so; those that only time or hide it do not. */
  private static final Pattern FOREIGN = Pattern.compile("\\s*%%(?!time|capture|prun)");

  /** Brackets without an end that are looked for to the end of the cell. */
  private static final int MOST_SEARCHES = 20;

  private final Cell cell;
  private final String text;
  private final List<Integer> starts = new ArrayList<>(); // of the lines
  private final List<Unread> unread;
  private int at;
  private int line; // from 0
  private int searches;

  private Lexer(Cell cell, List<Unread> unread) {
    this.cell = cell;
    this.text = cell.text();
    this.unread = unread;
    starts.add(0);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      starts.add(i + 1);
    }
  }

  /** The lines of a cell; what cannot be read is added to the others. */
  static List<LogicalLine> lines(Cell cell, List<Unread> unread) {
    return FOREIGN.matcher(cell.text()).lookingAt() ? List.of() : new Lexer(cell, unread).lines();
  }

  private List<LogicalLine> lines() {
    List<LogicalLine> lines = new ArrayList<>();
    while (at < text.length()) {
      try {
        List<Token> tokens = tokens();
        if (!tokens.isEmpty()) {
          lines.add(new LogicalLine(indent(tokens.getFirst()), tokens));
        }
      } catch (SyntaxFault fault) {
        unread.add(new Unread(fault.place(), written(fault.place().line() - 1)));
        if (searches > MOST_SEARCHES) {
          break;
        }
      }
    }
    return lines;
  }

  private int indent(Token first) {
    int indent = 0;
    for (int i = starts.get(first.place().line() - 1); i < first.start(); i++) {
      indent = text.charAt(i) == '\t' ? (indent / 8 + 1) * 8 : indent + 1;
    }
    return indent;
  }

  /** The tokens up to the end of the logical line; none where it is blank. */
  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    Deque<Token> open = new ArrayDeque<>();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        nextLine();
        if (open.isEmpty()) {
          return tokens;
        }
        if (STATEMENT.matcher(text).region(at, text.length()).lookingAt()) {
          throw new SyntaxFault(open.getLast().place());
        }
      } else if (isBlank(c)) {
        at++;
      } else if (c == '#' || (tokens.isEmpty() && (c == '!' || c == '%'))) {
        at = endOfLine(); // a comment, or a command to the notebook
      } else if (c == '\\' && text.startsWith("\n", skipReturn(at + 1))) {
        at = skipReturn(at + 1);
        nextLine();
      } else {
        Token token = token(c);
        tokens.add(token);
        bracket(token, open);
      }
    }
    if (!open.isEmpty()) {
      searches++;
      throw goOnAfter(open.getLast().place());
    }
    return tokens;
  }

  private int skipReturn(int from) {
    return text.startsWith("\r", from) ? from + 1 : from;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\ufeff';
  }

  private void bracket(Token token, Deque<Token> open) {
    if (token.kind() != Kind.SIGN) {
      return;
    }
    switch (token.text()) {
      case "(", "[", "{" -> open.push(token);
      case ")", "]", "}" -> {
        if (open.isEmpty() || !fits(open.pop().text(), token.text())) {
          throw goOnAfter(token.place());
        }
      }
      default -> {}
    }
  }

  private static boolean fits(String open, String closed) {
    return "([{".indexOf(open) == ")]}".indexOf(closed);
  }

  private Token token(char c) {
    int from = at;
    Place place = place();
    if (Quoted.startsAt(text, at)) {
      Quoted quoted = Quoted.read(text, at).orElseThrow(() -> goOnAfter(place));
      moveTo(quoted.end());
      return new Token(
          quoted.template() ? Kind.TEMPLATE : Kind.STRING, quoted.value(), place, from, at);
    }
    if (Character.isUnicodeIdentifierStart(c) || c == '_') {
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      return new Token(Kind.NAME, text.substring(from, at), place, from, at);
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    Kind kind = number.lookingAt() ? Kind.NUMBER : Kind.SIGN;
    Matcher found = kind == Kind.NUMBER ? number : sign();
    at = found.end();
    return new Token(kind, found.group(), place, from, at);
  }

  private Matcher sign() {
    Matcher sign = SIGN.matcher(text).region(at, text.length());
    sign.lookingAt();
    return sign;
  }

  private static boolean isNamePart(char c) {
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  private Place place() {
    return new Place(cell.number(), line + 1, at - starts.get(line) + 1);
  }

  private void moveTo(int target) {
    at = target;
    while (line + 1 < starts.size() && starts.get(line + 1) <= at) {
      line++;
    }
  }

  private int endOfLine() {
    return line + 1 < starts.size() ? starts.get(line + 1) - 1 : text.length();
  }

  private void nextLine() {
    at = line + 1 < starts.size() ? starts.get(++line) : text.length();
  }

  /** The fault, with reading set to the line after it. */
  private SyntaxFault goOnAfter(Place place) {
    line = place.line() - 1;
    nextLine();
    return new SyntaxFault(place);
  }

  /** A line as it is written, shortened. */
  private String written(int number) {
    int end = number + 1 < starts.size() ? starts.get(number + 1) - 1 : text.length();
    return Written.of(text, starts.get(number), end);
  }
}
